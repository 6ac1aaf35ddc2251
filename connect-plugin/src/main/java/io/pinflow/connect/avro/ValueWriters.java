package io.pinflow.connect.avro;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Plans that write Connect data as Avro. Fields are taken by name, so that a Struct of another
 * shape may serve.
 */
final class ValueWriters {
  private ValueWriters() {}

  /** The plan for a schema; the path names the field in messages. */
  static ValueWriter of(Schema schema, String path) {
    if (AvroTypes.isNullable(schema)) {
      return nullable(AvroTypes.nullIndex(schema), checked(AvroTypes.nonNull(schema), path));
    }
    ValueWriter writer = checked(schema, path);
    return (value, out) -> {
      if (value == null) {
        throw AvroErrors.missingValue(path);
      }
      writer.write(value, out);
    };
  }

  private static ValueWriter nullable(int nullIndex, ValueWriter writer) {
    return (value, out) -> {
      out.writeIndex(value == null ? nullIndex : 1 - nullIndex);
      if (value != null) {
        writer.write(value, out);
      }
    };
  }

  /** A value of another Java type than the schema's is the data's fault, not a bug. */
  private static ValueWriter checked(Schema schema, String path) {
    ValueWriter writer = plain(schema, path);
    return (value, out) -> {
      try {
        writer.write(value, out);
      } catch (ClassCastException e) {
        DataException failure = AvroErrors.wrongValue(path, schema.getType().getName(), value);
        failure.initCause(e);
        throw failure;
      }
    };
  }

  private static ValueWriter plain(Schema schema, String path) {
    switch (schema.getType()) {
      case BOOLEAN:
        return (value, out) -> out.writeBoolean((Boolean) value);
      case INT:
        return ofInt(schema);
      case LONG:
        return ofLong(schema);
      case FLOAT:
        return (value, out) -> out.writeFloat((Float) value);
      case DOUBLE:
        return (value, out) -> out.writeDouble(((Number) value).doubleValue());
      case STRING:
        return (value, out) -> out.writeString((String) value);
      case ENUM:
        return symbols(schema, path);
      case BYTES:
        return (value, out) -> out.writeBytes(bytes(schema, value));
      case FIXED:
        return fixed(schema, path);
      case ARRAY:
        return array(of(schema.getElementType(), path + "[]"));
      case MAP:
        return map(of(schema.getValueType(), path + "{}"));
      case RECORD:
        return record(schema, path);
      default:
        throw new IllegalArgumentException("No plan for " + schema.getType());
    }
  }

  private static ValueWriter ofInt(Schema schema) {
    switch (AvroTypes.logicalType(schema)) {
      case "date":
        return (value, out) -> out.writeInt(Date.fromLogical(Date.SCHEMA, (java.util.Date) value));
      case "time-millis":
        return (value, out) -> out.writeInt(Time.fromLogical(Time.SCHEMA, (java.util.Date) value));
      default:
        return (value, out) ->
            out.writeInt(value instanceof Integer ? (Integer) value : smaller(value));
    }
  }

  private static int smaller(Object value) {
    return value instanceof Short ? (Short) value : (Byte) value;
  }

  private static ValueWriter ofLong(Schema schema) {
    if ("timestamp-millis".equals(AvroTypes.logicalType(schema))) {
      return (value, out) ->
          out.writeLong(Timestamp.fromLogical(Timestamp.SCHEMA, (java.util.Date) value));
    }
    return (value, out) -> out.writeLong(value instanceof Long ? (Long) value : (Integer) value);
  }

  private static ValueWriter symbols(Schema schema, String path) {
    return (value, out) -> {
      if (!schema.hasEnumSymbol((String) value)) {
        throw AvroErrors.wrongValue(path, "one of " + schema.getEnumSymbols(), value);
      }
      out.writeEnum(schema.getEnumOrdinal((String) value));
    };
  }

  private static byte[] bytes(Schema schema, Object value) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal) {
      int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
      return ((BigDecimal) value).setScale(scale).unscaledValue().toByteArray();
    }
    if (value instanceof byte[]) {
      return (byte[]) value;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static ValueWriter fixed(Schema schema, String path) {
    int size = schema.getFixedSize();
    boolean isDecimal = schema.getLogicalType() instanceof LogicalTypes.Decimal;
    return (value, out) -> {
      byte[] bytes = bytes(schema, value);
      if (bytes.length > size || (bytes.length < size && !isDecimal)) {
        throw AvroErrors.wrongValue(path, size + " bytes", value);
      }
      byte fill = (byte) (bytes.length > 0 && bytes[0] < 0 ? -1 : 0);
      for (int i = bytes.length; i < size; i++) {
        out.writeFixed(new byte[] {fill});
      }
      out.writeFixed(bytes);
    };
  }

  private static ValueWriter array(ValueWriter element) {
    return (value, out) -> {
      Collection<?> list = (Collection<?>) value;
      out.writeArrayStart();
      out.setItemCount(list.size());
      for (Object item : list) {
        out.startItem();
        element.write(item, out);
      }
      out.writeArrayEnd();
    };
  }

  private static ValueWriter map(ValueWriter element) {
    return (value, out) -> {
      Map<?, ?> map = (Map<?, ?>) value;
      out.writeMapStart();
      out.setItemCount(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.startItem();
        out.writeString((String) entry.getKey());
        element.write(entry.getValue(), out);
      }
      out.writeMapEnd();
    };
  }

  private static ValueWriter record(Schema schema, String path) {
    List<Schema.Field> fields = schema.getFields();
    ValueWriter[] writers = new ValueWriter[fields.size()];
    String[] names = new String[writers.length];
    for (int i = 0; i < writers.length; i++) {
      names[i] = fields.get(i).name();
      writers[i] = of(fields.get(i).schema(), path + "." + names[i]);
    }
    return (value, out) -> {
      Struct struct = (Struct) value;
      for (int i = 0; i < writers.length; i++) {
        Field field = struct.schema().field(names[i]);
        writers[i].write(field == null ? null : struct.get(field), out);
      }
    };
  }
}
