package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlViewTest {
  private static final Summary RUN =
      new Summary(
          "o'local",
          "",
          "",
          new Reading("approximate", "first", "people"),
          null,
          null,
          null,
          null,
          false,
          null);

  @Test
  void shouldTellParametersFromCommentsAndCasts() {
    assertThat(SqlView.names("-- :comment\nSELECT a::int, :ties, :pin_table, :ties"))
        .containsExactly("ties", "pin_table");
  }

  @Test
  void shouldSayWhatTheParametersWere() {
    SqlView sql = SqlView.of(Question.MOST_POPULAR_CATEGORY_BY_COUNTRY, RUN).orElseThrow();

    assertThat(sql.parameters())
        .containsExactlyInAnyOrder(
            new SqlView.Parameter("ties", "'first'"),
            new SqlView.Parameter("pin_table", "'o''local_pin_table'"),
            new SqlView.Parameter("geo_table", "'o''local_geo_table'"));
  }

  @Test
  void shouldFillInTheValuesAndLeaveCommentsAlone() {
    SqlView sql = SqlView.of(Question.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP, RUN).orElseThrow();

    assertThat(SqlView.names(sql.filled())).isEmpty();
    assertThat(sql.filled())
        .contains("'approximate'", "IDENTIFIER('o''local_pin_table')", ":median (default 'exact')");
    assertThat(sql.lines()).extracting(SqlView.Line::kind).contains("comment", "");
  }

  @Test
  void shouldHaveAValueForEveryParameter() {
    for (Question question : Question.values()) {
      SqlView sql = SqlView.of(question, RUN).orElseThrow();
      List<String> named = sql.parameters().stream().map(SqlView.Parameter::name).toList();
      assertThat(named).isEqualTo(SqlView.names(sql.text()));
    }
  }
}
