package io.pinflow.connect.sink;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Makes the writers of a schema once, so that a row is written without looking at types again. */
final class ParquetValues {

  private ParquetValues() {}

  /** Writes the fields of a struct that is a row. */
  static ParquetValue row(Schema schema) {
    List<Field> fields = schema.fields();
    String[] names = fields.stream().map(Field::name).toArray(String[]::new);
    ParquetValue[] writers =
        fields.stream().map(field -> value(field.schema())).toArray(ParquetValue[]::new);
    return (rows, value) -> {
      Struct struct = (Struct) value;
      for (int index = 0; index < names.length; index++) {
        Object held = struct.get(fields.get(index));
        if (held != null) {
          rows.startField(names[index], index);
          writers[index].write(rows, held);
          rows.endField(names[index], index);
        }
      }
    };
  }

  private static ParquetValue value(Schema schema) {
    if (schema.name() != null) {
      switch (schema.name()) {
        case Decimal.LOGICAL_NAME:
          return (rows, value) ->
              rows.addBinary(
                  Binary.fromConstantByteArray(Decimal.fromLogical(schema, (BigDecimal) value)));
        case Date.LOGICAL_NAME:
          return (rows, value) -> rows.addInteger(Date.fromLogical(schema, (java.util.Date) value));
        case Time.LOGICAL_NAME:
          return (rows, value) -> rows.addInteger(Time.fromLogical(schema, (java.util.Date) value));
        case Timestamp.LOGICAL_NAME:
          return (rows, value) ->
              rows.addLong(Timestamp.fromLogical(schema, (java.util.Date) value));
        default:
          return plain(schema);
      }
    }
    return plain(schema);
  }

  private static ParquetValue plain(Schema schema) {
    switch (schema.type()) {
      case INT64:
        return (rows, value) -> rows.addLong((long) value);
      case FLOAT32:
        return (rows, value) -> rows.addFloat((float) value);
      case FLOAT64:
        return (rows, value) -> rows.addDouble((double) value);
      case BOOLEAN:
        return (rows, value) -> rows.addBoolean((boolean) value);
      case STRING:
        return (rows, value) -> rows.addBinary(Binary.fromString((String) value));
      case BYTES:
        return (rows, value) -> rows.addBinary(binary(value));
      case ARRAY:
        return list(value(schema.valueSchema()));
      case MAP:
        return map(value(schema.keySchema()), value(schema.valueSchema()));
      case STRUCT:
        return group(row(schema));
      default:
        return (rows, value) -> rows.addInteger(((Number) value).intValue());
    }
  }

  private static Binary binary(Object value) {
    return value instanceof byte[]
        ? Binary.fromConstantByteArray((byte[]) value)
        : Binary.fromReusedByteBuffer((ByteBuffer) value);
  }

  private static ParquetValue group(ParquetValue fields) {
    return (rows, value) -> {
      rows.startGroup();
      fields.write(rows, value);
      rows.endGroup();
    };
  }

  private static ParquetValue list(ParquetValue element) {
    return (rows, value) -> {
      Collection<?> elements = (Collection<?>) value;
      rows.startGroup();
      if (!elements.isEmpty()) {
        rows.startField("list", 0);
        for (Object each : elements) {
          rows.startGroup();
          writeField(rows, element, ParquetSchemas.ELEMENT, 0, each);
          rows.endGroup();
        }
        rows.endField("list", 0);
      }
      rows.endGroup();
    };
  }

  private static ParquetValue map(ParquetValue key, ParquetValue held) {
    return (rows, value) -> {
      Map<?, ?> entries = (Map<?, ?>) value;
      rows.startGroup();
      if (!entries.isEmpty()) {
        rows.startField("key_value", 0);
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
          rows.startGroup();
          writeField(rows, key, "key", 0, entry.getKey());
          writeField(rows, held, "value", 1, entry.getValue());
          rows.endGroup();
        }
        rows.endField("key_value", 0);
      }
      rows.endGroup();
    };
  }

  private static void writeField(
      RecordConsumer rows, ParquetValue writer, String name, int index, Object value) {
    if (value != null) {
      rows.startField(name, index);
      writer.write(rows, value);
      rows.endField(name, index);
    }
  }
}
