package io.pinflow.cleaner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.pinflow.records.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Turns cleaned records into the bytes of the cleaned topics. One thread at a time. */
interface CleanedFormat {
  byte[] encode(Table table, SpecificRecord record);

  static CleanedFormat of(String name) {
    return name.equals("json") ? new JsonFormat() : new AvroFormat();
  }

  /**
   * Avro single-object encoding: {@code C3 01}, the schema's CRC-64-AVRO fingerprint
   * (little-endian), the binary body. Source: Avro specification, "Single-object encoding".
   */
  final class AvroFormat implements CleanedFormat {
    private static final int HEADER_BYTES = 10;
    private static final int INITIAL_BYTES = 1024;

    private final Map<Table, TableWriter> writers = new EnumMap<>(Table.class);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
    private BinaryEncoder encoder;

    private static final class TableWriter {
      private final byte[] header;
      private final SpecificDatumWriter<SpecificRecord> body;

      TableWriter(Schema schema) {
        this.header = header(schema);
        this.body = new SpecificDatumWriter<>(schema, generatedCoders());
      }
    }

    AvroFormat() {
      for (Table table : Table.values()) {
        writers.put(table, new TableWriter(table.schema()));
      }
    }

    /** Uses the encoders that the schema compiler wrote into the classes, where it could. */
    private static SpecificData generatedCoders() {
      SpecificData data = new SpecificData();
      data.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
      data.setCustomCoders(true);
      return data;
    }

    private static byte[] header(Schema schema) {
      return ByteBuffer.allocate(HEADER_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .put((byte) 0xC3)
          .put((byte) 0x01)
          .putLong(SchemaNormalization.parsingFingerprint64(schema))
          .array();
    }

    @Override
    public byte[] encode(Table table, SpecificRecord record) {
      TableWriter writer = writers.get(table);
      bytes.reset();
      bytes.writeBytes(writer.header);
      encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
      try {
        writer.body.write(record, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  /** One JSON object a record, times as local ISO text. */
  final class JsonFormat implements CleanedFormat {
    private static final int MINUTES_LENGTH = "2020-08-28T03:52".length();

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public byte[] encode(Table table, SpecificRecord record) {
      bytes.reset();
      try (JsonGenerator generator = json.createGenerator(bytes)) {
        generator.writeStartObject();
        for (Schema.Field field : table.schema().getFields()) {
          generator.writeFieldName(field.name());
          write(generator, record.get(field.pos()));
        }
        generator.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    /** Java leaves out seconds that are zero; readers of ISO times may not. */
    private static String isoText(LocalDateTime time) {
      String text = time.toString();
      return text.length() == MINUTES_LENGTH ? text + ":00" : text;
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
      if (value == null) {
        generator.writeNull();
      } else if (value instanceof Integer number) {
        generator.writeNumber(number);
      } else if (value instanceof Double number) {
        generator.writeNumber(number);
      } else if (value instanceof List<?> values) {
        generator.writeStartArray();
        for (Object element : values) {
          write(generator, element);
        }
        generator.writeEndArray();
      } else if (value instanceof LocalDateTime time) {
        generator.writeString(isoText(time));
      } else {
        generator.writeString(value.toString());
      }
    }
  }
}
