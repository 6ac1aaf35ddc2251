package io.pinflow.connect.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.connect.errors.DataException;

/** Writes plain Java values as JSON. Thread-safe. */
final class Json {

  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final ObjectMapper MAPPER =
      new ObjectMapper(FACTORY).disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  private Json() {}

  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }

  /** Writes maps, lists, texts, numbers, byte arrays (base64) and dates (epoch milliseconds). */
  static void write(JsonGenerator json, Object value) throws IOException {
    try {
      MAPPER.writeValue(json, value);
    } catch (JsonProcessingException cause) {
      throw new DataException(SinkErrors.notJson(value), cause);
    }
  }
}
