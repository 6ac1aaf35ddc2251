package io.pinflow.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Raw rows as the tables have them, without a run of anything. */
final class CleanedRow {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private CleanedRow() {}

  /** Cleans one raw row, a JSON object. */
  static Function<String, Row> of(Table table) {
    return line -> {
      try {
        return row(Cleaning.clean(table, RawRecord.of(JSON.readValue(line, FIELDS))));
      } catch (JsonProcessingException | RejectedRecordException e) {
        throw new IllegalStateException(e);
      }
    };
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
