package io.pinflow.emulator.mess;

import java.util.Locale;

/** What should become of a malformed message. */
public enum Expectation {
  /** The row is found in it and cleaned like any other. */
  REPAIRED,
  /** It is accepted and ends among the dead letters. */
  REFUSED,
  /** It does not get through the door. */
  REJECTED_BY_GATEWAY;

  /** The name in lower_snake_case, as in the record of what was sent. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
