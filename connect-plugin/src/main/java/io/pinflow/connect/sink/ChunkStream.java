package io.pinflow.connect.sink;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Reads the bytes of a {@link ChunkBuffer} from the beginning; can be reset to a mark. */
final class ChunkStream extends InputStream {

  private final List<byte[]> chunks;
  private final long size;
  private long position;
  private long mark;

  ChunkStream(List<byte[]> chunks, long size) {
    this.chunks = chunks;
    this.size = size;
  }

  @Override
  public int read() {
    if (position >= size) {
      return -1;
    }
    int value = chunks.get(chunk())[place()] & 0xff;
    position++;
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position >= size) {
      return -1;
    }
    int count = (int) Math.min(Math.min(length, Chunks.SIZE - place()), size - position);
    System.arraycopy(chunks.get(chunk()), place(), target, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, size - position);
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public synchronized void mark(int limit) {
    mark = position;
  }

  @Override
  public synchronized void reset() {
    position = mark;
  }

  private int chunk() {
    return (int) (position / Chunks.SIZE);
  }

  private int place() {
    return (int) (position % Chunks.SIZE);
  }
}
