package io.pinflow.connect.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The compression around a whole object of lines. */
final class Compression {

  private static final int BUFFER_BYTES = 8 * 1024;

  private final boolean gzip;
  private final int level;

  private Compression(boolean gzip, int level) {
    this.gzip = gzip;
    this.level = level;
  }

  static Compression none() {
    return new Compression(false, 0);
  }

  /** Gzip at a level of 0 to 9, or -1 for the default. */
  static Compression gzip(int level) {
    return new Compression(true, level);
  }

  String extension() {
    return gzip ? ".gz" : "";
  }

  String contentType(String plain) {
    return gzip ? "application/gzip" : plain;
  }

  OutputStream over(PartStream out) throws IOException {
    return gzip ? new LeveledGzip(out, level) : out;
  }

  private static final class LeveledGzip extends GZIPOutputStream {

    LeveledGzip(OutputStream out, int level) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(level);
    }
  }
}
