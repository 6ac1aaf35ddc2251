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
 * Tables that public notebooks displayed, from the raw rows they were made of.
 *
 * <p>The batch runs through over them all. The queries are then compared over the rows as they were
 * posted: those notebooks counted a post again that had been posted again, where our tables have
 * one row a post. Tables of readings that no query has are named in the log with the reason.
 */
class FixturesIT {

  private static final Logger LOGGER = LoggerFactory.getLogger(FixturesIT.class);
  private static final SparkSession SPARK = TestSpark.compilingSession();

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
      Optional<String> exception = exception(result, reading);
      if (exception.isPresent()) {
        LOGGER.info("Not compared: {}: {}", title, exception.get());
      } else {
        tests.add(
            DynamicTest.dynamicTest(
                title, () -> compare(published, result, reading.orElseThrow())));
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

  private static Optional<String> exception(JsonNode result, Optional<PublishedReading> reading) {
    if (!result.path("reproduced").asBoolean()) {
      return Optional.of("does not follow from its own rows");
    }
    return reading.isPresent()
        ? Optional.empty()
        : Optional.of("no query has the reading " + result.path("reading").asText());
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

  /** Over the cleaned rows as they were posted, repeats and all: so their notebooks had them. */
  private static void compare(JsonNode published, JsonNode result, PublishedReading reading) {
    for (Table table : Table.values()) {
      List<Row> rows = rawLines(published, table).stream().map(CleanedRow.of(table)).toList();
      SPARK
          .createDataFrame(rows, Schemas.of(table))
          .createOrReplaceTempView("pinflow_" + table.topicSuffix());
    }
    if (reading.joined() == PublishedReading.Joined.TIME_OF_POST) {
      SPARK
          .sql(
              "SELECT u.ind, u.user_name, u.age, g.timestamp AS date_joined"
                  + " FROM pinflow_user u JOIN pinflow_geo g ON u.ind = g.ind")
          .createOrReplaceTempView("pinflow_user");
    }
    Set<List<Object>> answered = answered(reading);
    Set<List<Object>> expected = published(result, reading);
    switch (reading.relation()) {
      case SAME -> assertThat(answered).containsExactlyInAnyOrderElementsOf(expected);
      case MORE -> assertThat(answered).containsAll(expected);
      case THEIR_FIRST_PLACES ->
          assertThat(answered)
              .containsExactlyInAnyOrderElementsOf(firstPlaces(expected, reading.columns()));
    }
  }

  private static Set<List<Object>> answered(PublishedReading reading) {
    Set<List<Object>> answered = new LinkedHashSet<>();
    for (Row row :
        SPARK
            .sql(reading.query().sql(), QueryTables.parameters(reading.options()))
            .collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (String column : reading.columns()) {
        values.add(
            column.equals(PublishedReading.NOT_OURS)
                ? PublishedReading.NOT_OURS
                : comparable(row.<Object>getAs(column)));
      }
      if (inYears(values, reading)) {
        answered.add(values);
      }
    }
    return answered;
  }

  private static Set<List<Object>> firstPlaces(Set<List<Object>> rows, List<String> columns) {
    int count = columns.indexOf("category_count");
    int group =
        columns.indexOf("country") < 0 ? columns.indexOf("age_group") : columns.indexOf("country");
    Map<Object, Double> most = new HashMap<>();
    rows.forEach(row -> most.merge(row.get(group), (Double) row.get(count), Math::max));
    Set<List<Object>> first = new LinkedHashSet<>(rows);
    first.removeIf(row -> !most.get(row.get(group)).equals(row.get(count)));
    return first;
  }

  private static Set<List<Object>> published(JsonNode result, PublishedReading reading) {
    Set<List<Object>> rows = new LinkedHashSet<>();
    for (JsonNode row : result.path("rows")) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        JsonNode value = row.get(column);
        values.add(
            reading.columns().get(column).equals(PublishedReading.NOT_OURS)
                ? PublishedReading.NOT_OURS
                : comparable(value.isNumber() ? value.asDouble() : value.asText()));
      }
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
