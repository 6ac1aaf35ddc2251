package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule as data: the lines of {@code /cleaning/*.jsonl}. */
class GoldenCasesTest {

  record Case(String file, Table table, JsonNode json) {
    String message() {
      return json.get("message").textValue();
    }

    @Override
    public String toString() {
      return file + " | " + table.topicSuffix() + " | " + json.get("name").textValue();
    }
  }

  static Stream<Case> cleaned() {
    return cases().filter(golden -> golden.json().has("cleaned"));
  }

  static Stream<Case> rejected() {
    return cases().filter(golden -> golden.json().has("rejected"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cleaned")
  void shouldClean(Case golden) throws RejectedRecordException {
    List<Map<String, Object>> expected = new ArrayList<>();
    golden.json().get("cleaned").forEach(row -> expected.add(Json.expected(row)));

    assertThat(clean(golden)).map(Json::plain).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void shouldReject(Case golden) {
    RejectedRecordException thrown =
        catchThrowableOfType(RejectedRecordException.class, () -> clean(golden));

    assertThat(thrown).as("refused").isNotNull();
    Rejection rejection = thrown.rejection();
    JsonNode expected = golden.json().get("rejected");
    assertThat(rejection.reason().code()).isEqualTo(expected.get("reason").textValue());
    assertThat(rejection.field()).isEqualTo(expected.get("field").textValue());
    assertThat(rejection.message()).endsWith(rejection.remedy()).doesNotContain("\n");
    assertThat(thrown).hasMessage(rejection.message()).hasNoCause();
    assertThat(thrown.getStackTrace()).isEmpty();
  }

  private static List<SpecificRecord> clean(Case golden) throws RejectedRecordException {
    List<SpecificRecord> cleaned = new ArrayList<>();
    for (RawRecord raw : RawRecords.parse(golden.message(), Json.READER)) {
      cleaned.add(Cleaning.clean(golden.table(), raw));
    }
    return cleaned;
  }

  private static Stream<Case> cases() {
    return Stream.of("pin", "geo", "user", "malformed")
        .flatMap(
            file ->
                Json.linesOf("/cleaning/" + file + ".jsonl").stream()
                    .map(Json::node)
                    .map(json -> new Case(file, tableOf(json), json)));
  }

  private static Table tableOf(JsonNode json) {
    return Table.valueOf(json.get("table").textValue().toUpperCase(Locale.ROOT));
  }
}
