package io.pinflow.connect.source;

import org.apache.kafka.connect.data.SchemaAndValue;

/** A key that a row of the table and a record of its topic have in common. Immutable. */
final class ReconcileKey {
  private final Bound bound;
  private final SchemaAndValue record;
  private final KeyHash hash;

  /**
   * Names a row.
   *
   * @param record its key as records have it
   */
  ReconcileKey(Bound bound, SchemaAndValue record) {
    this.bound = bound;
    this.record = record;
    this.hash = KeyHash.of(bound.toString());
  }

  /** The values of the key's columns. */
  Bound bound() {
    return bound;
  }

  SchemaAndValue record() {
    return record;
  }

  KeyHash hash() {
    return hash;
  }
}
