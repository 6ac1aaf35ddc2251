package io.pinflow.gateway.kafka;

import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How keys and values stand in a request. */
enum Embedded {
  /** As JSON, written as it came without the blanks between its tokens. */
  JSON {
    @Override
    byte[] bytes(JsonValue value) {
      return value.json().getBytes(StandardCharsets.UTF_8);
    }
  },
  /** As base64 in a text. */
  BINARY {
    @Override
    byte[] bytes(JsonValue value) throws RefusedException {
      if (!value.isText()) {
        throw KafkaErrors.notText(value.kind());
      }
      try {
        return Base64.getDecoder().decode(value.text());
      } catch (IllegalArgumentException e) {
        throw KafkaErrors.notBase64();
      }
    }
  };

  abstract byte[] bytes(JsonValue value) throws RefusedException;
}
