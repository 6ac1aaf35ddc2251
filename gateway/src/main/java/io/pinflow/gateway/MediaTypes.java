package io.pinflow.gateway;

import java.util.Locale;

/** The content types of requests and answers. */
public final class MediaTypes {
  public static final String JSON = "application/json";
  public static final String AWS_JSON = "application/x-amz-json-1.1";
  public static final String KAFKA_V2 = "application/vnd.kafka.v2+json";
  public static final String KAFKA_JSON_V2 = "application/vnd.kafka.json.v2+json";
  public static final String KAFKA_BINARY_V2 = "application/vnd.kafka.binary.v2+json";

  private MediaTypes() {}

  /** A header's type in lower case without its parameters; empty when there is no header. */
  public static String essence(String header) {
    if (header == null) {
      return "";
    }
    // What nearly all requests carry needs no work.
    return header.equals(KAFKA_JSON_V2)
        ? header
        : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Whether an Accept header, absent or not, allows a type. */
  public static boolean accepts(String header, String type) {
    if (header == null || header.equals("*/*") || header.isBlank()) {
      return true;
    }
    String family = type.substring(0, type.indexOf('/')) + "/*";
    for (String range : header.split(",", -1)) {
      String wanted = essence(range);
      if ((wanted.equals("*/*") || wanted.equals(family) || wanted.equals(type))
          && !range.replace(" ", "").matches(".*;q=0(\\.0*)?(;.*)?")) {
        return true;
      }
    }
    return false;
  }
}
