package io.pinflow.connect.avro;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;

/** Reads one value of a known type as Connect data. */
@FunctionalInterface
interface ValueReader {
  Object read(BinaryDecoder in) throws IOException;
}
