package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases of the cleaning, through the raw path of the batch. */
class RawCleaningTest {

  static Stream<Arguments> cases() {
    return Stream.of("pin", "geo", "user", "malformed")
        .flatMap(name -> lines("/cleaning/" + name + ".jsonl"))
        .map(Landing::parsed)
        .map(
            golden ->
                Arguments.argumentSet(
                    golden.path("table").asText() + ": " + golden.path("name").asText(), golden));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldCleanOrRefuse(JsonNode golden) {
    // Given
    Table table = Table.valueOf(golden.path("table").asText().toUpperCase(Locale.ROOT));
    Row order = RowFactory.create(0L);
    Row line = RowFactory.create(golden.path("message").asText(), order, "file");

    // When
    Iterator<Row> rows = new RawCleaning(table).call(line);

    // Then
    List<List<Object>> cleaned = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    rows.forEachRemaining(row -> sort(table, row, cleaned, refused));
    if (golden.has("cleaned")) {
      assertThat(refused).isEmpty();
      assertThat(cleaned).isEqualTo(expected(table, golden.path("cleaned")));
    } else {
      assertThat(cleaned).isEmpty();
      assertThat(refused)
          .containsExactly(
              golden.path("rejected").path("field").asText()
                  + " "
                  + golden.path("rejected").path("reason").asText());
    }
  }

  private static void sort(Table table, Row row, List<List<Object>> cleaned, List<String> refused) {
    int columns = table.schema().getFields().size();
    Row refusal = row.getAs(columns + 2);
    if (refusal != null) {
      refused.add(refusal.getString(0) + " " + refusal.getString(1));
      return;
    }
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      Object value = row.get(column);
      values.add(value instanceof Object[] array ? List.of(array) : value);
    }
    cleaned.add(values);
  }

  private static List<List<Object>> expected(Table table, JsonNode cleaned) {
    List<List<Object>> rows = new ArrayList<>();
    for (JsonNode row : cleaned) {
      List<Object> values = new ArrayList<>();
      table
          .schema()
          .getFields()
          .forEach(field -> values.add(value(field.name(), row.path(field.name()))));
      rows.add(values);
    }
    return rows;
  }

  private static Object value(String field, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (value.isArray()) {
      return List.of(value.get(0).asDouble(), value.get(1).asDouble());
    }
    if (value.isInt()) {
      return value.asInt();
    }
    return List.of("timestamp", "date_joined").contains(field)
        ? LocalDateTime.parse(value.asText())
        : value.asText();
  }

  private static Stream<String> lines(String resource) {
    try (InputStream file = RawCleaningTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
