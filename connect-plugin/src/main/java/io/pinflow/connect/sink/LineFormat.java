package io.pinflow.connect.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.kafka.connect.data.Schema;

/** Formats whose objects are records one after another: JSON lines and raw bytes. */
final class LineFormat implements RecordFormat {

  private final Line line;
  private final String extension;
  private final String contentType;
  private final Compression compression;
  private final Line.Buffer buffer = new Line.Buffer();

  LineFormat(Line line, String extension, String contentType, Compression compression) {
    this.line = line;
    this.extension = extension + compression.extension();
    this.contentType = compression.contentType(contentType);
    this.compression = compression;
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public boolean mixesSchemas() {
    return line.mixesSchemas();
  }

  @Override
  public RecordEncoder encoder(Schema schema, PartStream out) {
    try {
      OutputStream target = compression.over(out);
      return new LineEncoder(line, buffer, target, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Cannot write to memory", impossible);
    }
  }
}
