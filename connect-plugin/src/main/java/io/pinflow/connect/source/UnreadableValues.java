package io.pinflow.connect.source;

import java.util.Locale;

/** What becomes of a value that can't be carried as its column's type. */
enum UnreadableValues {
  FAIL,
  NULL;

  static UnreadableValues of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
