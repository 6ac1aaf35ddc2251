package io.pinflow.connect.sink;

import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;

/**
 * The logical Parquet type of named Connect schemas: Connect's own, and Debezium's, whose times
 * without a zone stay without one ({@code isAdjustedToUTC=false}).
 */
final class ParquetTypes {

  private static final int MAX_PRECISION = 38;
  private static final String PRECISION = "connect.decimal.precision";

  private static final Map<String, LogicalTypeAnnotation> NAMED =
      Map.of(
          Date.LOGICAL_NAME,
          LogicalTypeAnnotation.dateType(),
          Time.LOGICAL_NAME,
          LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS),
          Timestamp.LOGICAL_NAME,
          LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS),
          "io.debezium.time.Date",
          LogicalTypeAnnotation.dateType(),
          "io.debezium.time.Time",
          LogicalTypeAnnotation.timeType(false, TimeUnit.MILLIS),
          "io.debezium.time.MicroTime",
          LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS),
          "io.debezium.time.Timestamp",
          LogicalTypeAnnotation.timestampType(false, TimeUnit.MILLIS),
          "io.debezium.time.MicroTimestamp",
          LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS),
          "io.debezium.time.NanoTimestamp",
          LogicalTypeAnnotation.timestampType(false, TimeUnit.NANOS));

  private ParquetTypes() {}

  /** The logical type of a primitive schema, or null when it has none. */
  static LogicalTypeAnnotation of(Schema schema) {
    if (Decimal.LOGICAL_NAME.equals(schema.name())) {
      return decimal(schema);
    }
    if (schema.name() != null && NAMED.containsKey(schema.name())) {
      return NAMED.get(schema.name());
    }
    switch (schema.type()) {
      case INT8:
        return LogicalTypeAnnotation.intType(8, true);
      case INT16:
        return LogicalTypeAnnotation.intType(16, true);
      case STRING:
        return LogicalTypeAnnotation.stringType();
      default:
        return null;
    }
  }

  private static LogicalTypeAnnotation decimal(Schema schema) {
    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
    String precision = schema.parameters().get(PRECISION);
    return LogicalTypeAnnotation.decimalType(
        scale, precision == null ? MAX_PRECISION : Integer.parseInt(precision));
  }
}
