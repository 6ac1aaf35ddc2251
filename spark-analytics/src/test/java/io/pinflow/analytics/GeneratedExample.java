package io.pinflow.analytics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The posts of the examples in the documentation: 150 that {@code pinflow-emulator generate --rows
 * 150 --seed 4} made up, cleaned.
 */
final class GeneratedExample {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

  private GeneratedExample() {}

  static Dataset<Row> rows(SparkSession spark, Table table) {
    List<Row> rows = new ArrayList<>();
    String name = "/generated/raw_" + table.topicSuffix() + ".jsonl";
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                GeneratedExample.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(row(Cleaning.clean(table, RawRecord.of(JSON.readValue(line, ROW)))));
      }
    } catch (IOException | RejectedRecordException e) {
      throw new IllegalStateException(name, e);
    }
    return spark.createDataFrame(rows, Schemas.of(table));
  }

  private static Row row(IndexedRecord cleaned) {
    Object[] values = new Object[cleaned.getSchema().getFields().size()];
    for (int field = 0; field < values.length; field++) {
      Object value = cleaned.get(field);
      values[field] = value instanceof List<?> list ? list.toArray(Double[]::new) : value;
    }
    return RowFactory.create(values);
  }
}
