package io.pinflow.gateway.kafka;

import io.pinflow.gateway.MediaTypes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose behaviour the Kafka routes show where REST proxies differ. */
public enum Compatibility {
  /** Confluent's REST proxy 7. */
  CONFLUENT {
    @Override
    Optional<Embedded> format(String contentType) {
      return switch (MediaTypes.essence(contentType)) {
        case MediaTypes.KAFKA_JSON_V2 -> Optional.of(Embedded.JSON);
        case MediaTypes.KAFKA_BINARY_V2 -> Optional.of(Embedded.BINARY);
        default -> Optional.empty();
      };
    }
  },
  /** Takes what Karapace takes, and answers missing topics and failed records as it does. */
  LENIENT {
    @Override
    Optional<Embedded> format(String contentType) {
      String type = MediaTypes.essence(contentType);
      Matcher kafka = KAFKA_TYPE.matcher(type);
      if (type.isEmpty() || type.equals(MediaTypes.JSON)) {
        return Optional.of(Embedded.JSON);
      }
      if (type.equals("application/octet-stream")) {
        return Optional.of(Embedded.BINARY);
      }
      return kafka.matches()
          ? Optional.of("json".equals(kafka.group(1)) ? Embedded.JSON : Embedded.BINARY)
          : Optional.empty();
    }
  };

  private static final Pattern KAFKA_TYPE =
      Pattern.compile("application/vnd\\.kafka(?:\\.(json|binary))?(?:\\.v[12])?\\+json");

  public static Compatibility of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** How records of this content type are embedded, if it is taken. */
  abstract Optional<Embedded> format(String contentType);

  boolean isLenient() {
    return this == LENIENT;
  }
}
