package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.aggregates.Aggregates;
import io.pinflow.records.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query with every option, from the tables and from the aggregates, against DuckDB with SQL
 * of its own over the same Parquet.
 */
class QueriesIT {

  private static final SparkSession SPARK = TestSpark.compilingSession();
  private static final Names NAMES = new Names("test");

  @TempDir private Path folder;

  /** Rows of a table, made anew for each. */
  private interface Posts {
    Dataset<Row> rows(SparkSession spark, Table table);
  }

  static Stream<Arguments> data() {
    return Stream.of(
        Arguments.argumentSet("no posts", (Posts) new RandomPosts(1, 0)::rows),
        Arguments.argumentSet("many posts", (Posts) new RandomPosts(3, 3_000)::rows),
        Arguments.argumentSet(
            "few edges: groups of one or two", (Posts) new EdgePosts(4, 25)::rows),
        Arguments.argumentSet("many edges", (Posts) new EdgePosts(5, 2_500)::rows));
  }

  @ParameterizedTest
  @MethodSource("data")
  void shouldAgreeWithTheOracle(Posts posts) throws Exception {
    // Given
    for (Table table : Table.values()) {
      Location delta = Location.of(folder.toString()).resolve(NAMES.deltaTable(table));
      Path parquet = folder.resolve(table.topicSuffix());
      posts.rows(SPARK, table).coalesce(1).write().parquet(parquet.toString());
      Dataset<Row> rows = SPARK.read().schema(Schemas.of(table)).parquet(parquet.toString());
      rows.write().format("delta").save(delta.text());
      rows.createOrReplaceTempView("pinflow_" + table.topicSuffix());
    }
    Aggregates aggregates =
        new Aggregates(SPARK, new Folders(SPARK), NAMES, Location.of(folder.toString()));
    aggregates.update(Aggregates.Mode.FULL);

    // When, Then
    try (Connection oracle = oracle()) {
      for (Query query : Query.values()) {
        for (QueryOptions options : optionsOf(query)) {
          String name = query.label() + " " + options;
          List<List<Object>> answered =
              values(SPARK.sql(query.sql(), QueryTables.parameters(options)));
          assertThat(answered).as(name).doesNotHaveDuplicates();
          assertThat(answered)
              .as(name)
              .containsExactlyInAnyOrderElementsOf(expected(oracle, query, options));
          aggregates
              .answer(query, options)
              .ifPresent(counted -> assertThat(values(counted)).as(name).isEqualTo(answered));
        }
      }
    }
  }

  private static Set<QueryOptions> optionsOf(Query query) {
    String sql = query.sql().replaceAll("(?m)^--.*$", "");
    Set<QueryOptions> all = new LinkedHashSet<>();
    for (QueryOptions.Median median : QueryOptions.Median.values()) {
      for (QueryOptions.Ties ties : QueryOptions.Ties.values()) {
        for (QueryOptions.Users users : QueryOptions.Users.values()) {
          all.add(
              new QueryOptions(
                  sql.contains(":median") ? median : TestSpark.defaults().median(),
                  sql.contains(":ties") ? ties : TestSpark.defaults().ties(),
                  sql.contains(":users") ? users : TestSpark.defaults().users()));
        }
      }
    }
    return all;
  }

  private static List<List<Object>> values(Dataset<Row> answer) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : answer.collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < row.length(); column++) {
        values.add(comparable(row.get(column)));
      }
      rows.add(values);
    }
    return rows;
  }

  private Connection oracle() throws SQLException, IOException {
    Connection oracle = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = oracle.createStatement()) {
      statement.execute(oracleSql("age_groups"));
      for (Map.Entry<String, String> view :
          Map.of("pin", "pin", "geo", "geo", "user_rows", "user").entrySet()) {
        statement.execute(
            "CREATE VIEW %s AS SELECT * FROM read_parquet('%s/*.parquet')"
                .formatted(view.getKey(), folder.resolve(view.getValue())));
      }
    }
    return oracle;
  }

  private static Set<List<Object>> expected(Connection oracle, Query query, QueryOptions options)
      throws SQLException, IOException {
    String sql = oracleSql(query.label());
    for (Map.Entry<String, String> option : options.values().entrySet()) {
      sql = sql.replace("${" + option.getKey() + "}", option.getValue());
    }
    Set<List<Object>> rows = new LinkedHashSet<>();
    try (Statement statement = oracle.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<Object> values = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          values.add(comparable(found.getObject(column)));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static Object comparable(Object value) {
    return value instanceof Number number ? number.doubleValue() : value;
  }

  private static String oracleSql(String name) throws IOException {
    try (InputStream file = QueriesIT.class.getResourceAsStream("/oracle/" + name + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
