package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.records.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables that public notebooks displayed, from the rows they were made of: raw rows land as JSON
 * lines, the batch cleans and merges them, the queries answer.
 *
 * <p>Tables of readings that no query has are named in the log with the reason; so are those that
 * counted a post more than once because it had been posted more than once, which the tables of one
 * row a post never do.
 */
class FixturesIT {

  private static final Logger LOGGER = LoggerFactory.getLogger(FixturesIT.class);
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private static Path homes;

  @TestFactory
  Stream<DynamicTest> shouldReproduceWhatWasPublished() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : SharedData.expectations()) {
      tests.addAll(testsOf(file));
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static List<DynamicTest> testsOf(Path file) {
    JsonNode published = Landing.json(file);
    String name = file.getFileName().toString();
    Path home = homes.resolve(name);
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest(name + " runs through", () -> runThrough(home, published)));
    for (JsonNode result : published.path("results")) {
      String title = name + " " + result.path("title").asText();
      Optional<PublishedReading> reading = reading(result);
      Optional<String> exception = exception(published, result, reading);
      if (exception.isPresent()) {
        LOGGER.info("Not compared: {}: {}", title, exception.get());
      } else {
        tests.add(
            DynamicTest.dynamicTest(title, () -> compare(home, result, reading.orElseThrow())));
      }
    }
    return tests;
  }

  private static Optional<PublishedReading> reading(JsonNode result) {
    List<String> columns = new ArrayList<>();
    result.path("columns").forEach(column -> columns.add(column.asText()));
    return PublishedReading.of(
        result.path("task").asText(), result.path("reading").asText(), columns);
  }

  private static Optional<String> exception(
      JsonNode published, JsonNode result, Optional<PublishedReading> reading) {
    if (!result.path("reproduced").asBoolean()) {
      return Optional.of("does not follow from its own rows");
    }
    if (reading.isEmpty()) {
      return Optional.of(
          PublishedReading.whyNot(result.path("task").asText(), result.path("reading").asText()));
    }
    boolean maximum = reading.get().query().label().contains("most_followed");
    return maximum || !hasRepeats(published)
        ? Optional.empty()
        : Optional.of("counts repeated rows, which are one row a post here");
  }

  private static boolean hasRepeats(JsonNode published) {
    for (Table table : Table.values()) {
      List<Integer> inds = inds(published, table);
      if (new HashSet<>(inds).size() < inds.size()) {
        return true;
      }
    }
    return false;
  }

  private static void runThrough(Path home, JsonNode published) {
    Landing landing = new Landing(home);
    for (Table table : Table.values()) {
      landing.lines("test." + table.topicSuffix(), 0, rawLines(published, table));
    }

    TestSpark.run(TestSpark.settings(home, BatchSettings.Source.RAW, TestSpark.defaults()));

    for (Table table : Table.values()) {
      JsonNode found = landing.summary().path("tables").path(table.topicSuffix());
      List<Integer> inds = inds(published, table);
      assertThat(found.path("rows_read").asLong()).isEqualTo(inds.size());
      assertThat(found.path("rows").asLong()).isEqualTo(new HashSet<>(inds).size());
    }
    assertThat(landing.result("dead_letters")).isEmpty();
  }

  private static List<Integer> inds(JsonNode published, Table table) {
    List<Integer> inds = new ArrayList<>();
    published
        .path("input")
        .path(table.topicSuffix() + "_ind")
        .forEach(ind -> inds.add(ind.asInt()));
    return inds;
  }

  private static List<String> rawLines(JsonNode published, Table table) {
    Map<Integer, String> byInd = new HashMap<>();
    for (String line : SharedData.lines("raw_" + table.topicSuffix() + ".jsonl")) {
      byInd.put(Landing.parsed(line).path(table.keyField()).asInt(), line);
    }
    return inds(published, table).stream().map(byInd::get).toList();
  }

  private static void compare(Path home, JsonNode result, PublishedReading reading) {
    for (Table table : Table.values()) {
      SPARK
          .read()
          .format("delta")
          .load(home.resolve("delta/test_" + table.topicSuffix() + "_table").toString())
          .createOrReplaceTempView("pinflow_" + table.topicSuffix());
    }
    Set<List<Object>> answered = new LinkedHashSet<>();
    for (Row row :
        SPARK
            .sql(reading.query().sql(), QueryTables.parameters(reading.options()))
            .collectAsList()) {
      answered.add(
          reading.columns().stream().map(column -> comparable(row.<Object>getAs(column))).toList());
    }
    assertThat(answered).containsExactlyInAnyOrderElementsOf(published(result, reading));
  }

  private static Set<List<Object>> published(JsonNode result, PublishedReading reading) {
    Set<List<Object>> rows = new LinkedHashSet<>();
    for (JsonNode row : result.path("rows")) {
      List<Object> values = new ArrayList<>();
      row.forEach(
          value -> values.add(comparable(value.isNumber() ? value.asDouble() : value.asText())));
      if (inYears(values, reading)) {
        rows.add(values);
      }
    }
    return rows;
  }

  private static boolean inYears(List<Object> values, PublishedReading reading) {
    if (reading.years() == null) {
      return true;
    }
    double year = (double) values.get(reading.columns().indexOf("post_year"));
    return year >= reading.years().first() && year <= reading.years().last();
  }

  private static Object comparable(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return "50+".equals(value) ? "+50" : value;
  }
}
