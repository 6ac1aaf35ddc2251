package io.pinflow.records;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** JSON of the tests, by Jackson, which fails on what follows the first value. */
final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static final JsonReader READER = text -> MAPPER.readValue(text, Object.class);

  private Json() {}

  static JsonNode node(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  @SuppressWarnings("unchecked")
  static RawRecord row(JsonNode node) {
    return RawRecord.of((Map<String, ?>) plain(node));
  }

  static List<String> linesOf(String resource) {
    try (InputStream in = Json.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cleaned record as the cases write it: times as ISO text. */
  static Map<String, Object> plain(SpecificRecord cleaned) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Schema.Field field : cleaned.getSchema().getFields()) {
      fields.put(field.name(), cleaned.get(field.pos()));
    }
    return fields;
  }

  /** The cleaned record a case describes, with its times parsed. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> expected(JsonNode cleaned) {
    Map<String, Object> fields = new LinkedHashMap<>((Map<String, Object>) plain(cleaned));
    for (String time : List.of("timestamp", "date_joined")) {
      fields.computeIfPresent(
          time, (name, value) -> LocalDateTime.parse(((String) value).replace(' ', 'T')));
    }
    return fields;
  }
}
