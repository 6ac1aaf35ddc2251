package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueryTest {

  static Stream<SqlFile> files() {
    return Stream.concat(
        Arrays.stream(Query.values()).map(SqlFile::of),
        Stream.of("latest_answer", "answer_on_day")
            .map(name -> SqlFile.resource("/history/" + name + ".sql")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldTellItsReaderWhatItReadsAndGives(SqlFile file) {
    assertThat(file.question()).endsWith("?");
    assertThat(file.section("Reads")).isNotBlank();
    assertThat(file.section("Columns")).isNotBlank();
    assertThat(file.text().stripTrailing()).doesNotEndWith(";");
    assertThat(file.text().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldDocumentExactlyTheParametersThatItUses(SqlFile file) {
    assertThat(file.parameters().stream().map(SqlFile.Parameter::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(file.used());
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeOneStatementThatSparkParses(SqlFile file) {
    assertThatCode(() -> new SparkSqlParser().parsePlan(file.text())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(Query.class)
  void shouldHaveTheDefaultsOfTheCommandLine(Query query) {
    Map<String, String> defaults = TestSpark.defaults().values();
    for (SqlFile.Parameter parameter : SqlFile.of(query).parameters()) {
      if (defaults.containsKey(parameter.name())) {
        assertThat(parameter.defaultValue()).isEqualTo(defaults.get(parameter.name()));
      } else {
        assertThat(parameter.defaultValue()).isEqualTo("local_" + parameter.name());
        assertThat(List.of("pin_table", "geo_table", "user_table")).contains(parameter.name());
      }
    }
  }
}
