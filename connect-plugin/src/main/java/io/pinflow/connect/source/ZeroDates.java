package io.pinflow.connect.source;

import java.util.Locale;

/**
 * What becomes of a date no calendar knows: MySQL and MariaDB keep 0000-00-00, 2020-00-10 and, when
 * told to, 2021-02-31.
 */
enum ZeroDates {
  /** The server's own text. */
  TEXT,
  NULL,
  /** The first day of 1970. */
  EPOCH,
  FAIL;

  private static final String EPOCH_DATE = "1970-01-01";
  private static final String EPOCH_DATE_TIME = "1970-01-01 00:00:00";

  static ZeroDates of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** What is delivered for such a date; the text is the server's. */
  String date(String text) {
    return deliver(text, EPOCH_DATE);
  }

  /** What is delivered for such a date and time; the text is the server's. */
  String dateTime(String text) {
    return deliver(text, EPOCH_DATE_TIME);
  }

  private String deliver(String text, String epoch) {
    switch (this) {
      case TEXT:
        return text;
      case NULL:
        return null;
      case EPOCH:
        return epoch;
      case FAIL:
        throw new RefusedValueException(RefusedValueException.Reason.ZERO_DATE);
    }
    throw new IllegalStateException("Unknown handling of zero dates " + this);
  }
}
