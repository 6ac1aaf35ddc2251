package io.pinflow.gateway.json;

import java.util.Locale;

/** Halves of characters, which JSON can spell and UTF-8 can't. */
final class Surrogates {
  private Surrogates() {}

  /** The same JSON with every half that stands alone spelled as an escape. */
  static String escapeLone(String json) {
    for (int index = 0; index < json.length(); index++) {
      if (isLone(json, index)) {
        return escaped(json);
      }
    }
    return json;
  }

  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    for (int index = 0; index < json.length(); index++) {
      if (isLone(json, index)) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) json.charAt(index)));
      } else {
        escaped.append(json.charAt(index));
      }
    }
    return escaped.toString();
  }

  private static boolean isLone(String json, int index) {
    char half = json.charAt(index);
    if (Character.isHighSurrogate(half)) {
      return index + 1 == json.length() || !Character.isLowSurrogate(json.charAt(index + 1));
    }
    return Character.isLowSurrogate(half)
        && (index == 0 || !Character.isHighSurrogate(json.charAt(index - 1)));
  }
}
