package io.pinflow.emulator.mess;

import io.pinflow.emulator.RawTable;

/** Puts a value, which is JSON text, into the body of a request for a table. */
@FunctionalInterface
public interface Envelope {
  String body(RawTable table, String value);
}
