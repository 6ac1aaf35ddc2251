package io.pinflow.connect.source;

import java.util.Locale;

/** What becomes of a text or of bytes beyond the size configured. */
enum LargeValues {
  KEEP,
  /** Its beginning, cut between two characters. */
  TRUNCATE,
  NULL,
  FAIL;

  static LargeValues of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
