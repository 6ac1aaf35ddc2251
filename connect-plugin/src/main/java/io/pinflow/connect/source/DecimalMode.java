package io.pinflow.connect.source;

import java.util.Locale;

/** How exact numbers are carried. */
enum DecimalMode {
  /** As their digits, for example {@code "12.50"}. */
  STRING,
  /** As Connect's Decimal where the column has a fixed scale, else as their digits. */
  PRECISE;

  static DecimalMode of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
