package io.pinflow.emulator;

/** What a column of a raw table holds. */
public enum ColumnType {
  /** Text of any length and script. */
  TEXT,
  /** A whole number of 32 bits. */
  INTEGER,
  /** A number of single precision: six significant digits. */
  FLOAT,
  /** A date and time to the second, without a zone. */
  TIME
}
