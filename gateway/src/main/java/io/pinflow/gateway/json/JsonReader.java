package io.pinflow.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON without changing it: the order of keys and the digits of numbers stay as they came,
 * escaped characters become themselves. Throws an IOException when it is not one JSON value.
 */
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonReader() {}

  /** The value a text holds. */
  public static JsonValue value(byte[] json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      JsonValue value = current(parser);
      end(parser);
      return value;
    }
  }

  /** The fields of an object; of a repeated one the last, as JSON readers have it. */
  public static Map<String, JsonValue> fields(String object) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(object)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, current(parser));
      }
    }
    return fields;
  }

  /** The elements of an array. */
  public static List<JsonValue> elements(String array) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(array)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(current(parser));
      }
    }
    return elements;
  }

  private static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new IOException("there is more after the JSON value");
    }
  }

  public static JsonValue current(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("there is nothing");
    }
    String text = token.isScalarValue() ? parser.getText() : null;
    return new JsonValue(kind(token), copy(parser), text);
  }

  private static JsonValue.Kind kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> JsonValue.Kind.OBJECT;
      case START_ARRAY -> JsonValue.Kind.ARRAY;
      case VALUE_STRING -> JsonValue.Kind.TEXT;
      case VALUE_NULL -> JsonValue.Kind.NULL;
      default -> JsonValue.Kind.SCALAR;
    };
  }

  private static String copy(JsonParser parser) throws IOException {
    StringWriter writer = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(writer)) {
      int depth = 0;
      do {
        JsonToken token = parser.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        copyToken(parser, token, generator);
      } while (depth > 0 && parser.nextToken() != null);
    }
    return Surrogates.escapeLone(writer.toString());
  }

  private static void copyToken(JsonParser parser, JsonToken token, JsonGenerator generator)
      throws IOException {
    if (token.isNumeric()) {
      generator.writeNumber(parser.getText());
    } else {
      generator.copyCurrentEvent(parser);
    }
  }
}
