package io.pinflow.connect.avro;

import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;

/** Writes one value of Connect data as a known type. */
@FunctionalInterface
interface ValueWriter {
  void write(Object value, BinaryEncoder out) throws IOException;
}
