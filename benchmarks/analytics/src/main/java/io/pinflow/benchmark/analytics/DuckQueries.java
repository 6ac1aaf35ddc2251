package io.pinflow.benchmark.analytics;

import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The queries by DuckDB, with the SQL that the tests compare Spark's answers with, over the files
 * of the same tables.
 */
final class DuckQueries {
  private static final String SQL = "spark-analytics/src/test/resources/oracle";

  private final Project project;
  private final Path tables;

  DuckQueries(Project project, Path tables) {
    this.project = project;
    this.tables = tables;
  }

  /** The median of each query's seconds, without those of the first rounds. */
  Map<String, Double> seconds(int rounds, int warmUps) throws SQLException, IOException {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      prepare(statement);
      for (int round = 0; round < rounds; round++) {
        for (String query : names()) {
          double seconds = seconds(statement, sql(query));
          if (round >= warmUps) {
            all.computeIfAbsent(query, name -> new ArrayList<>()).add(seconds);
          }
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    all.forEach((query, values) -> medians.put(query, QueriesBenchmark.median(values)));
    return medians;
  }

  private void prepare(Statement statement) throws SQLException, IOException {
    statement.execute("SET memory_limit='6GB'");
    statement.execute(sql("age_groups"));
    for (Map.Entry<String, String> view :
        Map.of("pin", "pin", "geo", "geo", "user_rows", "user").entrySet()) {
      statement.execute(
          "CREATE VIEW %s AS SELECT * FROM read_parquet('%s/*.parquet')"
              .formatted(view.getKey(), tables.resolve("bench_" + view.getValue() + "_table")));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(project.file(SQL))) {
      return files
          .map(file -> file.getFileName().toString().replace(".sql", ""))
          .filter(name -> !name.equals("age_groups"))
          .sorted()
          .toList();
    }
  }

  private static double seconds(Statement statement, String sql) throws SQLException {
    long start = System.nanoTime();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private String sql(String query) throws IOException {
    return Files.readString(project.file(SQL).resolve(query + ".sql"))
        .replace("${median}", "exact")
        .replace("${ties}", "all")
        .replace("${users}", "posts");
  }
}
