package io.pinflow.analytics.report;

import static io.pinflow.analytics.report.SampleResults.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CsvTest {
  private static final Question QUESTION = Question.MOST_FOLLOWED_USER_BY_COUNTRY;

  @Test
  void shouldWriteAHeaderAndEndLinesWithCarriageReturns() {
    assertThat(csv(row("country", "Chad", "poster_name", "Ann", "follower_count", 7)))
        .isEqualTo("country,poster_name,follower_count\r\nChad,Ann,7\r\n");
  }

  @Test
  void shouldQuoteWhatNeedsIt() {
    assertThat(csv(row("country", "a,b", "poster_name", "the \"c\"\r\nd", "follower_count", 7)))
        .endsWith("\r\n\"a,b\",\"the \"\"c\"\"\r\nd\",7\r\n");
  }

  @Test
  void shouldTellNullFromAnEmptyText() {
    assertThat(csv(row("country", null, "poster_name", "", "follower_count", null)))
        .endsWith("\r\n,\"\",\r\n");
  }

  @Test
  void shouldWriteNumbersWithoutExponent() {
    assertThat(csv(row("country", "Chad", "poster_name", " Ö", "follower_count", 1.5e7)))
        .endsWith("\r\nChad, Ö,15000000\r\n");
  }

  @Test
  void shouldWriteAHeaderForNoRows() {
    assertThat(Csv.of(Question.USERS_JOINED_BY_YEAR, List.of()))
        .isEqualTo("post_year,number_users_joined\r\n");
  }

  @Test
  void shouldFitIntoALink() {
    String address = Csv.address("ä\r\n");

    assertThat(address).startsWith("data:text/csv;charset=utf-8;base64,");
    assertThat(Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)))
        .isEqualTo("ä\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static String csv(Map<String, Object> row) {
    return Csv.of(QUESTION, List.of(new Row(row)));
  }
}
