package io.pinflow.analytics.live;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Reads Kafka's headers as Spark hands them on. */
final class Headers {

  private Headers() {}

  /** Text by name; of several of one name the last. */
  static Map<String, String> of(List<Row> headers) {
    Map<String, String> texts = new HashMap<>();
    for (Row header : headers) {
      if (!header.isNullAt(1)) {
        texts.put(header.getString(0), new String(header.<byte[]>getAs(1), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
