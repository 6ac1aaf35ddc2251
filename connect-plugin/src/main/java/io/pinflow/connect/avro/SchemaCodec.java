package io.pinflow.connect.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Reads and writes the messages of one Avro schema by plans made once. Not thread-safe: it uses its
 * buffers again.
 */
final class SchemaCodec {
  private final String name;
  private final long fingerprint;
  private final org.apache.kafka.connect.data.Schema connectSchema;
  private final ValueReader reader;
  private final ValueWriter writer;
  private final byte[] header;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private BinaryDecoder decoder;
  private BinaryEncoder encoder;

  SchemaCodec(Schema schema) {
    this.name = schema.getFullName();
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    this.header = SingleObject.header(fingerprint);
    this.connectSchema = ConnectSchemas.of(schema);
    this.reader = ValueReaders.of(schema, connectSchema);
    this.writer = ValueWriters.of(schema, name);
  }

  long fingerprint() {
    return fingerprint;
  }

  SchemaAndValue decode(String topic, byte[] message) {
    int length = message.length - SingleObject.HEADER_BYTES;
    decoder =
        DecoderFactory.get().binaryDecoder(message, SingleObject.HEADER_BYTES, length, decoder);
    Object value = read(topic);
    return new SchemaAndValue(connectSchema, value);
  }

  byte[] encode(Object value) {
    buffer.reset();
    buffer.write(header, 0, header.length);
    encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoder);
    try {
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.toByteArray();
  }

  private Object read(String topic) {
    try {
      Object value = reader.read(decoder);
      if (!decoder.isEnd()) {
        throw AvroErrors.bytesLeft(topic, name);
      }
      return value;
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw AvroErrors.brokenBody(topic, name, e);
    }
  }
}
