package io.pinflow.gateway.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Reads a record's headers as Strimzi's bridge takes them: {@code [{"key":"k","value":base64}]}.
 */
final class HeadersReader {
  private static final String EXPECTED = "an array of {\"key\":text,\"value\":base64}";

  private HeadersReader() {}

  /** The headers a parser stands on; none for null. */
  static List<Header> headers(JsonParser parser) throws IOException, RefusedException {
    List<Header> headers = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return headers;
    }
    requireHeaders(parser.currentToken() == JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      requireHeaders(parser.currentToken() == JsonToken.START_OBJECT);
      headers.add(header(parser));
    }
    return headers;
  }

  private static Header header(JsonParser parser) throws IOException, RefusedException {
    String key = null;
    byte[] value = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
      switch (name) {
        case "key" -> {
          requireHeaders(parser.currentToken() == JsonToken.VALUE_STRING);
          key = parser.getText();
        }
        case "value" -> value = isNull ? null : Embedded.BINARY.bytes(JsonReader.current(parser));
        default -> throw KafkaErrors.unrecognizedField(name);
      }
    }
    requireHeaders(key != null);
    return new RecordHeader(key, value);
  }

  private static void requireHeaders(boolean holds) throws RefusedException {
    if (!holds) {
      throw KafkaErrors.wrongType("headers", EXPECTED);
    }
  }
}
