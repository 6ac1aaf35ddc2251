package io.pinflow.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;

/**
 * Copies a JSON value to bytes as {@link JsonReader} does, in one pass: for bodies that {@link
 * #canCopy}.
 */
public final class CompactJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final int FIRST_BYTES = 1_024;

  private CompactJson() {}

  /** Sees the fields of the object that is copied, not those of objects in it. */
  @FunctionalInterface
  public interface FieldListener {
    /** A field whose value is an integer, with its digits. */
    void integer(String name, String digits);
  }

  /**
   * Whether no half of a character is spelled as an escape: Jackson's generator joins a half that
   * stands alone with whatever follows it.
   */
  public static boolean canCopy(byte[] json) {
    for (int index = 0; index + 2 < json.length; index++) {
      if (json[index] == '\\') {
        if (json[index + 1] == 'u' && (json[index + 2] | ' ') == 'd') {
          return false;
        }
        index++;
      }
    }
    return true;
  }

  /** The value a parser stands on, in UTF-8. */
  public static byte[] copy(JsonParser parser, FieldListener listener) throws IOException {
    ByteArrayBuilder bytes = new ByteArrayBuilder(FIRST_BYTES);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      copy(parser, generator, listener);
    }
    return bytes.toByteArray();
  }

  private static void copy(JsonParser parser, JsonGenerator generator, FieldListener listener)
      throws IOException {
    boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token.isNumeric()) {
        String digits = parser.getText();
        generator.writeNumber(digits);
        if (isObject && depth == 1 && token == JsonToken.VALUE_NUMBER_INT) {
          listener.integer(parser.currentName(), digits);
        }
      } else {
        generator.copyCurrentEvent(parser);
      }
    } while (depth > 0 && parser.nextToken() != null);
  }
}
