package io.pinflow.connect.source;

/**
 * How the values of a column are carried; a dialect maps every type of its database to one of
 * these.
 */
enum ColumnKind {
  INT8,
  INT16,
  INT32,
  INT64,
  FLOAT32,
  FLOAT64,
  BOOLEAN,
  /** Numbers no primitive holds exactly: decimals, and unsigned 64-bit integers. */
  EXACT_NUMBER,
  /** Up to 64 bits, most significant first. */
  BITS,
  TEXT,
  /** A date, a time of day or both that the driver hands over just as the server writes it. */
  DATE_TIME_TEXT,
  /** A date that may be one no calendar knows, which the driver then does not hand over as text. */
  DATE,
  /** A time between -838:59:59.999999 and 838:59:59.999999. */
  DURATION,
  /** A date and time that the driver's own text would take through the zone of the JVM. */
  DATE_TIME_PARTS,
  /** Delivered as well-known text. */
  GEOMETRY,
  BYTES;

  /** True when a value may be a date no calendar knows. */
  boolean hasZeroDates() {
    return this == DATE || this == DATE_TIME_PARTS;
  }

  /** True when only the database bounds the size of a value. */
  boolean hasLargeValues() {
    return this == TEXT || this == GEOMETRY || this == BYTES;
  }
}
