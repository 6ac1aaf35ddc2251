package io.pinflow.records;

import java.util.Locale;

/** Why a record can't be cleaned; the codes are stable and part of the dead letter's contract. */
public enum Reason {
  /** Neither {@code index} nor {@code ind} nor {@code idx} has a value. */
  IND_MISSING,
  /** A field that the cleaned record can't do without is absent or null. */
  FIELD_MISSING,
  /** A whole number was expected. */
  NOT_AN_INTEGER,
  /** A number was expected. */
  NOT_A_NUMBER,
  /** The number does not fit its type (32-bit whole numbers; no negative counts). */
  NUMBER_OUT_OF_RANGE,
  /** A date and time was expected. */
  NOT_A_TIME,
  /** The time has a zone offset other than zero; shifting it would change the value. */
  TIME_ZONE_OFFSET,
  /** Latitude beyond ±90 or longitude beyond ±180 degrees. */
  COORDINATE_OUT_OF_RANGE,
  /** A text was expected and the value is a list or an object. */
  NOT_A_TEXT,
  /** The values stand in the wrong columns, as after a badly quoted CSV file. */
  SHIFTED_COLUMNS,
  /** The row was cut off, as after a CSV file with a line break inside a value. */
  INCOMPLETE_ROW,
  /** The row of another table. */
  WRONG_TABLE,
  /** Not one field of the table has a value. */
  ALL_NULL,
  /** The names of the columns instead of values. */
  HEADER_ROW,
  /** No bytes, blank text, JSON null, or an object, list or envelope with nothing inside. */
  EMPTY_RECORD,
  /** Not JSON. */
  BROKEN_JSON,
  /** JSON, but no object. */
  NOT_AN_OBJECT,
  /** Wrapped in more layers than anyone does by mistake. */
  NESTED_TOO_DEEP;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The stable name in lower_snake_case, as in the header {@code pinflow.errors.reason}. */
  public String code() {
    return code;
  }
}
