package io.pinflow.connect.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A whole record as one line of JSON: topic, partition, offset, timestamp (epoch milliseconds),
 * key, headers and value. Bytes stand as text when they are valid UTF-8, else as base64 under
 * {@code key_base64} or {@code value_base64}.
 */
final class EnvelopeLine implements Line {

  private final JsonStructs structs;

  EnvelopeLine(JsonStructs structs) {
    this.structs = structs;
  }

  @Override
  public void append(SinkRecord record, Buffer buffer) throws IOException {
    try (JsonGenerator json = Json.generator(buffer)) {
      json.writeStartObject();
      writeOrigin(json, record);
      writeField(json, "key", record.keySchema(), record.key());
      json.writeObjectFieldStart("headers");
      for (Header header : record.headers()) {
        if (record.headers().lastWithName(header.key()) == header) {
          writeHeader(json, header);
        }
      }
      json.writeEndObject();
      writeField(json, "value", record.valueSchema(), record.value());
      json.writeEndObject();
    }
    buffer.write('\n');
  }

  private static void writeOrigin(JsonGenerator json, SinkRecord record) throws IOException {
    json.writeStringField("topic", record.topic());
    json.writeNumberField("partition", record.kafkaPartition());
    json.writeNumberField("offset", record.kafkaOffset());
    if (record.timestamp() == null) {
      json.writeNullField("timestamp");
    } else {
      json.writeNumberField("timestamp", record.timestamp());
    }
  }

  /** Header converters guess types (a text of digits becomes a number): texts they are again. */
  private void writeHeader(JsonGenerator json, Header header) throws IOException {
    if (bytesOf(header.schema(), header.value()) == null) {
      json.writeStringField(header.key(), Values.convertToString(header.schema(), header.value()));
    } else {
      writeField(json, header.key(), header.schema(), header.value());
    }
  }

  private void writeField(JsonGenerator json, String name, Schema schema, Object value)
      throws IOException {
    byte[] bytes = bytesOf(schema, value);
    if (bytes == null) {
      json.writeFieldName(name);
      structs.write(json, schema, value);
      return;
    }
    try {
      String text = decoded(bytes);
      json.writeStringField(name, text);
    } catch (CharacterCodingException notText) {
      json.writeBinaryField(name + "_base64", bytes);
    }
  }

  private static byte[] bytesOf(Schema schema, Object value) {
    if (schema != null && schema.name() != null) {
      return null;
    }
    if (value instanceof ByteBuffer) {
      ByteBuffer view = ((ByteBuffer) value).duplicate();
      byte[] copy = new byte[view.remaining()];
      view.get(copy);
      return copy;
    }
    return value instanceof byte[] ? (byte[]) value : null;
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
