package io.pinflow.emulator.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.pinflow.emulator.Column;
import io.pinflow.emulator.Row;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** Writes rows as JSON objects, one a line, in UTF-8: the wire form of the raw tables. */
public final class JsonRows implements Closeable {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private final JsonGenerator generator;

  /** Writes to a stream, which closing closes too. */
  public JsonRows(OutputStream output) throws IOException {
    generator = JSON.createGenerator(output);
    generator.setRootValueSeparator(new SerializedString(""));
  }

  /** Writes one row and ends its line. */
  public void write(Row row) throws IOException {
    List<Column> columns = row.table().columns();
    generator.writeStartObject();
    for (int place = 0; place < columns.size(); place++) {
      generator.writeFieldName(columns.get(place).name());
      writeValue(row.values().get(place));
    }
    generator.writeEndObject();
    generator.writeRaw('\n');
  }

  private void writeValue(Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      generator.writeNumber(number);
    } else {
      generator.writeString(value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    generator.close();
  }
}
