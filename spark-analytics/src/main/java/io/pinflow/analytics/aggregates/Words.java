package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers from 0 for words, in the order they were met. A word is looked up as Spark holds it: only
 * a new one is decoded.
 *
 * <p>After it was sent it can only be read.
 */
final class Words implements Serializable {

  private static final long serialVersionUID = 1L;

  private final transient Map<UTF8String, Integer> codes = new HashMap<>();
  private final List<String> values = new ArrayList<>();

  int of(UTF8String word) {
    Integer known = codes.get(word);
    if (known != null) {
      return known;
    }
    // The bytes of a row are those of the next one a moment later.
    codes.put(word.clone(), values.size());
    values.add(word.toString());
    return values.size() - 1;
  }

  String value(int code) {
    return values.get(code);
  }
}
