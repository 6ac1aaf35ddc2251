package io.pinflow.emulator.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines without copying; a line is valid until the next one is asked for. */
final class LineReader implements Closeable {
  private static final int FIRST_BUFFER = 1 << 16;
  private static final int LONGEST_LINE = 1 << 24;

  private final InputStream input;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int start;
  private int length;
  private int next;
  private int end;
  private long position;
  private boolean ended;

  LineReader(InputStream input) {
    this.input = input;
  }

  /** Goes to the next line; false after the last. */
  boolean next() throws IOException, NotARowException {
    int scanned = next;
    while (true) {
      int newline = newline(scanned);
      if (newline >= 0) {
        return line(newline, newline + 1);
      }
      if (ended) {
        return next < end && line(end, end);
      }
      int kept = end - next;
      fill();
      scanned = next + kept;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  /** Where the line begins, in bytes from the start of the stream. */
  long position() {
    return position + start;
  }

  private boolean line(int lineEnd, int following) {
    start = next;
    length = lineEnd - next;
    next = following;
    return true;
  }

  private int newline(int from) {
    for (int index = from; index < end; index++) {
      if (buffer[index] == '\n') {
        return index;
      }
    }
    return -1;
  }

  private void fill() throws IOException, NotARowException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    position += next;
    next = 0;
    if (end == buffer.length) {
      grow();
    }
    int read = input.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(read, 0);
  }

  private void grow() throws NotARowException {
    if (buffer.length >= LONGEST_LINE) {
      throw new NotARowException("it is longer than " + LONGEST_LINE + " bytes");
    }
    buffer = Arrays.copyOf(buffer, buffer.length * 2);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
