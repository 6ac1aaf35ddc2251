package io.pinflow.connect.sink;

import java.io.OutputStream;
import java.util.function.Consumer;

/** Cuts the bytes of one object into parts: a full part leaves as soon as more bytes come. */
final class PartStream extends OutputStream {

  private final Chunks pool;
  private final long partSize;
  private final Consumer<ChunkBuffer> fullParts;
  private ChunkBuffer current;
  private long position;

  PartStream(Chunks pool, long partSize, Consumer<ChunkBuffer> fullParts) {
    this.pool = pool;
    this.partSize = partSize;
    this.fullParts = fullParts;
    this.current = new ChunkBuffer(pool);
  }

  /** Bytes written so far, parts that have left included. */
  long position() {
    return position;
  }

  /** What has not left yet: the whole object when it is no larger than a part. */
  ChunkBuffer tail() {
    return current;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = (int) Math.min(left, room());
      current.append(bytes, from, taken);
      from += taken;
      left -= taken;
    }
    position += length;
  }

  private long room() {
    if (current.size() == partSize) {
      fullParts.accept(current);
      current = new ChunkBuffer(pool);
    }
    return partSize - current.size();
  }
}
