package io.pinflow.analytics.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import io.pinflow.analytics.Schemas;
import io.pinflow.analytics.TestSpark;
import io.pinflow.analytics.aggregates.Aggregates.Mode;
import io.pinflow.records.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers from aggregates, against the SQL over the tables, after whatever may happen to them. */
class AggregatesIT {

  private static final QueryOptions ALL = options(QueryOptions.Ties.ALL);
  private static final QueryOptions FIRST = options(QueryOptions.Ties.FIRST);

  private final SparkSession spark = TestSpark.session();
  private final Folders folders = new Folders(spark);

  @TempDir private Path folder;
  private RandomTables tables;

  @Test
  void shouldAnswerAsTheTablesDoAfterEachChange() {
    tables = new RandomTables(spark, Location.of(folder.toString()), 11);

    // New posts; then some again, changed, and new ones
    for (Table table : Table.values()) {
      tables.make(table);
      tables.merge(table, table == Table.GEO ? 20 : 0, 300);
    }
    requireAnswers(Mode.FULL, ALL);
    tables.merge(Table.PIN, 250, 400);
    tables.merge(Table.GEO, 0, 30);
    tables.merge(Table.USER, 300, 420);
    requireAnswers(Mode.INCREMENTAL, ALL);

    // The live job's appends, pins last
    tables.append(Table.GEO, 400, 500);
    tables.append(Table.USER, 420, 500);
    tables.append(Table.USER, 500, 520);
    requireAnswers(Mode.INCREMENTAL, FIRST);
    tables.append(Table.PIN, 400, 520);

    // Values come and go, the first of a country too; files are laid out anew; nothing changes
    tables.change(Table.PIN, "follower_count", "NULL", "follower_count >= 110000 AND ind % 2 = 0");
    tables.change(Table.PIN, "category", "NULL", "ind % 11 = 0");
    tables.change(Table.GEO, "country", "'Country 2'", "country = 'Country 3' OR ind % 13 = 0");
    tables.change(Table.USER, "age", "age + 1", "ind % 5 = 0");
    tables.optimize(Table.PIN);
    tables.mergeAgain(Table.GEO);
    requireAnswers(Mode.INCREMENTAL, ALL);

    // Rows go: whole countries, and all that is known of the leaders of some
    tables.delete(Table.PIN, "follower_count >= 43000");
    tables.delete(Table.GEO, "country = 'Country 5'");
    tables.delete(Table.USER, "ind < 40");
    requireAnswers(Mode.INCREMENTAL, ALL);

    // Changes that were taken back, posts that went and came, a table replaced in one version
    tables.change(Table.USER, "age", "age + 1", "ind % 5 = 0");
    tables.change(Table.USER, "age", "age - 1", "ind % 5 = 0");
    tables.delete(Table.PIN, "ind < 100");
    tables.append(Table.PIN, 0, 50);
    tables.replace(Table.GEO, 10, 350);
    requireAnswers(Mode.INCREMENTAL, ALL);

    // A table that does not record what changes
    tables.recordNothing(Table.USER);
    tables.delete(Table.USER, "ind > 300");
    requireAnswers(Mode.FULL, FIRST);
  }

  private void requireAnswers(Mode mode, QueryOptions options) {
    Aggregates aggregates = new Aggregates(spark, folders, tables.names(), tables.folder());
    Aggregates.Outcome outcome = aggregates.update(Mode.INCREMENTAL);
    assertThat(outcome.mode()).as(outcome.reason()).isEqualTo(mode);
    for (Table table : Table.values()) {
      List<Row> rows = rows(table, outcome.versions().get(table));
      spark
          .createDataFrame(rows, Schemas.of(table))
          .createOrReplaceTempView("aggregated_" + table.topicSuffix());
      assertThat(outcome.rows()).containsEntry(table, (long) rows.size());
    }
    for (Query query : Query.values()) {
      Dataset<Row> expected = spark.sql(query.sql(), parameters(options));
      Dataset<Row> answer = aggregates.answer(query, options).orElseThrow();
      assertThat(types(answer)).as(query.label()).isEqualTo(types(expected));
      assertThat(answer.collectAsList())
          .as(query.label())
          .containsExactlyElementsOf(expected.collectAsList());
    }
  }

  private List<Row> rows(Table table, long version) {
    return new Source(table, tables.location(table), version, "").rows(spark).collectAsList();
  }

  private static List<String> types(Dataset<Row> rows) {
    return List.of(rows.schema().fields()).stream()
        .map(field -> field.name() + " " + field.dataType().sql())
        .toList();
  }

  private static Map<String, Object> parameters(QueryOptions options) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("median", "exact");
    parameters.put("users", "posts");
    parameters.put("ties", options.ties() == QueryOptions.Ties.ALL ? "all" : "first");
    for (Table table : Table.values()) {
      parameters.put(table.topicSuffix() + "_table", "aggregated_" + table.topicSuffix());
    }
    return parameters;
  }

  private static QueryOptions options(QueryOptions.Ties ties) {
    return new QueryOptions(QueryOptions.Median.EXACT, ties, QueryOptions.Users.POSTS);
  }
}
