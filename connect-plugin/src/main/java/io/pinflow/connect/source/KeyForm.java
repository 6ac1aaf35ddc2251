package io.pinflow.connect.source;

import java.util.Locale;

/** What stands as the key of records. */
enum KeyForm {
  /** The key's value as text, several as a JSON array. */
  TEXT,
  /** A Struct with the key's columns. */
  STRUCT,
  /** Nothing. */
  NONE;

  static KeyForm of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
