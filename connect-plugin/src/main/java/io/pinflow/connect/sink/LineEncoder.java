package io.pinflow.connect.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Encodes records one after another, each complete before the first byte reaches the object. */
final class LineEncoder implements RecordEncoder {

  private final Line line;
  private final Line.Buffer buffer;
  private final OutputStream out;
  private final PartStream parts;

  LineEncoder(Line line, Line.Buffer buffer, OutputStream out, PartStream parts) {
    this.line = line;
    this.buffer = buffer;
    this.out = out;
    this.parts = parts;
  }

  @Override
  public void write(SinkRecord record) {
    buffer.reset();
    try {
      line.append(record, buffer);
      buffer.moveTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Cannot write to memory", impossible);
    }
  }

  @Override
  public long bytes() {
    return parts.position();
  }

  @Override
  public void finish() {
    try {
      out.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Cannot write to memory", impossible);
    }
  }
}
