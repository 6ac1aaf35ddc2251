package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFolderTest {
  private static final String JOINED = "users_joined_by_year.jsonl";

  @TempDir private Path folder;

  @Test
  void shouldReadAllFiles() {
    new SampleResults(folder).full(20_000);

    Results results = new ResultFolder(folder).read();

    assertThat(results.answers()).hasSize(Question.values().length);
    assertThat(results.summary().userId()).isEqualTo("local");
    assertThat(results.summary().posts()).contains(20_000L);
    assertThat(results.summary().tables().get("geo").repeated()).isEqualTo(100);
    assertThat(results.refusals()).hasSize(3);
    assertThat(results.refused()).isEqualTo(42);
    assertThat(results.pipeline().orElseThrow().addsUp()).isTrue();
  }

  @Test
  void shouldDoWithOneAnswerAlone() {
    new SampleResults(folder).write(Question.USERS_JOINED_BY_YEAR, List.of());

    Results results = new ResultFolder(folder).read();

    assertThat(results.answers()).containsOnlyKeys(Question.USERS_JOINED_BY_YEAR);
    assertThat(results.summary()).isEqualTo(Summary.unknown());
    assertThat(results.pipeline()).isEmpty();
    assertThat(results.refused()).isZero();
  }

  @Test
  void shouldNotReadAFolderThatIsNotThere() {
    assertThatThrownBy(() -> new ResultFolder(folder.resolve("none")).read())
        .isInstanceOf(ReportException.class)
        .hasMessageMatching(
            "Cannot read results from '.*none' because there is no such folder. .*");
  }

  @Test
  void shouldNotReadAFolderWithoutAnswers() {
    assertThatThrownBy(() -> new ResultFolder(folder).read())
        .hasMessageMatching("Cannot write a report because '.*' holds no result of any query. .*");
  }

  @Test
  void shouldNameTheBrokenLine() {
    new SampleResults(folder)
        .writeText(JOINED, "{\"post_year\":2015,\"number_users_joined\":1}\n{\"post_ye");

    assertThatThrownBy(() -> new ResultFolder(folder).read())
        .hasMessageMatching(
            "Cannot read '.*joined_by_year.jsonl' because line 2 is no JSON object. .*");
  }

  @Test
  void shouldRefuseTheRowsOfAnotherQuery() {
    new SampleResults(folder).writeText(JOINED, "{\"country\":\"Chad\"}\n");

    assertThatThrownBy(() -> new ResultFolder(folder).read())
        .hasMessageContaining("line 1 has none of the query's columns");
  }

  @Test
  void shouldNameTheBrokenSummary() {
    new SampleResults(folder).writeText(JOINED, "").writeText("summary.json", "{\"tables\": 7}");

    assertThatThrownBy(() -> new ResultFolder(folder).read())
        .hasMessageMatching(
            "Cannot read '.*summary.json' because it is no JSON object of the expected fields. .*");
  }

  @Test
  void shouldNameTheValueThatIsNoNumber() {
    Row row = new Row(SampleResults.row("post_year", 2015, "number_users_joined", "many"));

    assertThatThrownBy(() -> row.count("number_users_joined"))
        .hasMessageStartingWith(
            "Invalid value in column 'number_users_joined': 'many'. Expected a number.");
  }
}
