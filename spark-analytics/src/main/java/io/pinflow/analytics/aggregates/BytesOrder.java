package io.pinflow.analytics.aggregates;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Texts in the order that Spark gives them: by their bytes in UTF-8. */
final class BytesOrder implements Comparator<String> {

  @Override
  public int compare(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
