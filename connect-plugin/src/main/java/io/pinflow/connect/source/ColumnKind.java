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
  /** A date, a time of day or both, as the database writes it: no zone is ever applied. */
  DATE_TIME,
  BYTES
}
