package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The posts of the examples in the documentation: 150 that {@code pinflow-emulator generate --rows
 * 150 --seed 4} made up, cleaned.
 */
final class GeneratedExample {

  private GeneratedExample() {}

  static Dataset<Row> rows(SparkSession spark, Table table) {
    List<Row> rows = new ArrayList<>();
    String name = "/generated/raw_" + table.topicSuffix() + ".jsonl";
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                GeneratedExample.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(CleanedRow.of(table).apply(line));
      }
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
    return spark.createDataFrame(rows, Schemas.of(table));
  }
}
