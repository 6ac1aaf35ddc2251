package io.pinflow.gateway.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pinflow.gateway.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the key of a row that was posted without one, so that its repeats share a partition. */
final class RowKeys {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final List<String> fields;

  RowKeys(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /** The first of the fields that is an integer, as text; none when no field is. */
  byte[] of(JsonValue object) throws IOException {
    if (fields.isEmpty()) {
      return null;
    }
    String found = null;
    int best = fields.size();
    try (JsonParser parser = FACTORY.createParser(object.json())) {
      parser.nextToken();
      while (best > 0 && parser.nextToken() == JsonToken.FIELD_NAME) {
        int rank = fields.indexOf(parser.currentName());
        JsonToken value = parser.nextToken();
        if (rank >= 0 && rank < best && value == JsonToken.VALUE_NUMBER_INT) {
          best = rank;
          found = parser.getText();
        }
        parser.skipChildren();
      }
    }
    return found == null ? null : found.getBytes(StandardCharsets.UTF_8);
  }
}
