package io.pinflow.connect.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Writes typed Connect values as JSON, byte for byte what Kafka's {@code JsonConverter} without
 * schemas gives, without its tree in between.
 */
final class JsonStructs {

  private final boolean numericDecimals;

  /** Decimals as {@code BASE64} of their unscaled bytes, or {@code NUMERIC}. */
  JsonStructs(String decimalFormat) {
    this.numericDecimals = "NUMERIC".equals(decimalFormat);
  }

  void write(JsonGenerator json, Schema schema, Object value) throws IOException {
    if (value == null) {
      writeMissing(json, schema);
    } else if (schema == null) {
      Json.write(json, value);
    } else if (!writeLogical(json, schema, value)) {
      writePlain(json, schema, value);
    }
  }

  private void writeMissing(JsonGenerator json, Schema schema) throws IOException {
    if (schema != null && schema.defaultValue() != null) {
      write(json, schema, schema.defaultValue());
    } else if (schema == null || schema.isOptional()) {
      json.writeNull();
    } else {
      throw new DataException(SinkErrors.requiredValueMissing());
    }
  }

  private boolean writeLogical(JsonGenerator json, Schema schema, Object value) throws IOException {
    if (schema.name() == null) {
      return false;
    }
    switch (schema.name()) {
      case Decimal.LOGICAL_NAME:
        writeDecimal(json, schema, (BigDecimal) value);
        return true;
      case Date.LOGICAL_NAME:
        json.writeNumber(Date.fromLogical(schema, (java.util.Date) value));
        return true;
      case Time.LOGICAL_NAME:
        json.writeNumber(Time.fromLogical(schema, (java.util.Date) value));
        return true;
      case Timestamp.LOGICAL_NAME:
        json.writeNumber(Timestamp.fromLogical(schema, (java.util.Date) value));
        return true;
      default:
        return false;
    }
  }

  private void writeDecimal(JsonGenerator json, Schema schema, BigDecimal value)
      throws IOException {
    if (numericDecimals) {
      json.writeNumber(value);
    } else {
      json.writeBinary(Decimal.fromLogical(schema, value));
    }
  }

  private void writePlain(JsonGenerator json, Schema schema, Object value) throws IOException {
    switch (schema.type()) {
      case INT8:
      case INT16:
      case INT32:
        json.writeNumber(((Number) value).intValue());
        break;
      case INT64:
        json.writeNumber((long) value);
        break;
      case FLOAT32:
        json.writeNumber((float) value);
        break;
      case FLOAT64:
        json.writeNumber((double) value);
        break;
      case BOOLEAN:
        json.writeBoolean((boolean) value);
        break;
      case STRING:
        json.writeString(value.toString());
        break;
      case BYTES:
        writeBytes(json, value);
        break;
      default:
        writeNested(json, schema, value);
    }
  }

  private void writeNested(JsonGenerator json, Schema schema, Object value) throws IOException {
    switch (schema.type()) {
      case ARRAY:
        writeArray(json, schema, (Collection<?>) value);
        break;
      case MAP:
        writeMap(json, schema, (Map<?, ?>) value);
        break;
      default:
        writeStruct(json, (Struct) value);
    }
  }

  private static void writeBytes(JsonGenerator json, Object value) throws IOException {
    if (value instanceof byte[]) {
      json.writeBinary((byte[]) value);
      return;
    }
    ByteBuffer view = ((ByteBuffer) value).duplicate();
    byte[] copy = new byte[view.remaining()];
    view.get(copy);
    json.writeBinary(copy);
  }

  private void writeArray(JsonGenerator json, Schema schema, Collection<?> values)
      throws IOException {
    json.writeStartArray();
    for (Object value : values) {
      write(json, schema.valueSchema(), value);
    }
    json.writeEndArray();
  }

  private void writeMap(JsonGenerator json, Schema schema, Map<?, ?> entries) throws IOException {
    if (schema.keySchema().type() == Schema.Type.STRING) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, schema.valueSchema(), entry.getValue());
      }
      json.writeEndObject();
    } else {
      writePairs(json, schema, entries);
    }
  }

  private void writePairs(JsonGenerator json, Schema schema, Map<?, ?> entries) throws IOException {
    json.writeStartArray();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      json.writeStartArray();
      write(json, schema.keySchema(), entry.getKey());
      write(json, schema.valueSchema(), entry.getValue());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void writeStruct(JsonGenerator json, Struct struct) throws IOException {
    json.writeStartObject();
    for (Field field : struct.schema().fields()) {
      json.writeFieldName(field.name());
      write(json, field.schema(), struct.get(field));
    }
    json.writeEndObject();
  }
}
