package io.pinflow.emulator.json;

import io.pinflow.emulator.RowTime;

/** How datetimes are spelled on the wire; both occur about as often. */
public enum DateSpelling {
  /** Python's {@code str()}: {@code 2020-08-28 03:52:47}. */
  BLANK,
  /** Python's {@code isoformat()}: {@code 2020-08-28T03:52:47}. */
  T;

  String text(RowTime time) {
    String text = time.toString();
    return this == BLANK ? text : text.replace(' ', 'T');
  }
}
