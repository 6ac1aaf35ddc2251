package io.pinflow.connect.avro;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The Connect schema of an Avro schema. Dates and times without a zone bear Debezium's names, which
 * sinks know.
 */
final class ConnectSchemas {
  /** INT64, microseconds of a date and time without a zone, counted as if it were in UTC. */
  static final String LOCAL_MICROS = "io.debezium.time.MicroTimestamp";

  /** INT64, milliseconds of a date and time without a zone, counted as if it were in UTC. */
  static final String LOCAL_MILLIS = "io.debezium.time.Timestamp";

  private final Set<String> open = new HashSet<>();

  private ConnectSchemas() {}

  static org.apache.kafka.connect.data.Schema of(Schema schema) {
    return new ConnectSchemas().schema(schema);
  }

  private org.apache.kafka.connect.data.Schema schema(Schema schema) {
    return AvroTypes.isNullable(schema)
        ? builder(AvroTypes.nonNull(schema)).optional().build()
        : builder(schema).build();
  }

  private SchemaBuilder builder(Schema schema) {
    switch (schema.getType()) {
      case BOOLEAN:
        return SchemaBuilder.bool();
      case INT:
        return ofInt(schema);
      case LONG:
        return ofLong(schema);
      case FLOAT:
        return SchemaBuilder.float32();
      case DOUBLE:
        return SchemaBuilder.float64();
      case STRING:
        return SchemaBuilder.string();
      case ENUM:
        return SchemaBuilder.string().name(schema.getFullName());
      case BYTES:
      case FIXED:
        return ofBytes(schema);
      case ARRAY:
        return SchemaBuilder.array(schema(schema.getElementType()));
      case MAP:
        return SchemaBuilder.map(
            org.apache.kafka.connect.data.Schema.STRING_SCHEMA, schema(schema.getValueType()));
      case RECORD:
        return ofRecord(schema);
      default:
        throw unsupported(schema, "Connect data has no type " + schema.getType());
    }
  }

  private static SchemaBuilder ofInt(Schema schema) {
    switch (AvroTypes.logicalType(schema)) {
      case "date":
        return Date.builder();
      case "time-millis":
        return Time.builder();
      default:
        return SchemaBuilder.int32();
    }
  }

  private static SchemaBuilder ofLong(Schema schema) {
    switch (AvroTypes.logicalType(schema)) {
      case "timestamp-millis":
        return Timestamp.builder();
      case "local-timestamp-micros":
        return SchemaBuilder.int64().name(LOCAL_MICROS);
      case "local-timestamp-millis":
        return SchemaBuilder.int64().name(LOCAL_MILLIS);
      default:
        return SchemaBuilder.int64();
    }
  }

  private static SchemaBuilder ofBytes(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal
        ? Decimal.builder(((LogicalTypes.Decimal) schema.getLogicalType()).getScale())
        : SchemaBuilder.bytes();
  }

  private SchemaBuilder ofRecord(Schema schema) {
    if (!open.add(schema.getFullName())) {
      throw unsupported(schema, "it holds itself and Connect data can't");
    }
    SchemaBuilder builder = SchemaBuilder.struct().name(schema.getFullName());
    for (Schema.Field field : schema.getFields()) {
      builder.field(field.name(), schema(field.schema()));
    }
    open.remove(schema.getFullName());
    return builder;
  }

  private static ConfigException unsupported(Schema schema, String reason) {
    return new ConfigException(AvroErrors.unsupportedSchema(schema.getFullName(), reason));
  }
}
