package io.pinflow.connect.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.connect.sink.SinkRecord;

/** Writes the bytes that stand for one record, its separator included, into a reused buffer. */
interface Line {

  /**
   * Appends the record.
   *
   * @throws org.apache.kafka.connect.errors.DataException when the record can't be written so
   */
  void append(SinkRecord record, Buffer buffer) throws IOException;

  /** Whether lines of different schemas can share an object. */
  default boolean mixesSchemas() {
    return true;
  }

  /** A byte array stream that hands out its bytes without a copy. */
  final class Buffer extends ByteArrayOutputStream {

    Buffer() {
      super(1024);
    }

    synchronized void moveTo(OutputStream out) throws IOException {
      out.write(buf, 0, count);
      count = 0;
    }
  }
}
