package io.pinflow.connect.sink;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes in memory that grow by pooled chunks; written by one thread, then read by another. */
final class ChunkBuffer {

  private final Chunks pool;
  private List<byte[]> chunks = new ArrayList<>();
  private long size;

  ChunkBuffer(Chunks pool) {
    this.pool = pool;
  }

  long size() {
    return size;
  }

  void append(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      int used = (int) (size % Chunks.SIZE);
      byte[] chunk = used == 0 ? added() : chunks.get(chunks.size() - 1);
      int taken = Math.min(left, Chunks.SIZE - used);
      System.arraycopy(bytes, from, chunk, used, taken);
      size += taken;
      from += taken;
      left -= taken;
    }
  }

  /** A new stream over all bytes; every retry of an upload opens its own. */
  InputStream stream() {
    return new ChunkStream(chunks, size);
  }

  /** Returns the chunks to the pool; the buffer is empty afterwards. */
  void release() {
    pool.giveBack(chunks);
    chunks = new ArrayList<>();
    size = 0;
  }

  private byte[] added() {
    byte[] chunk = pool.take();
    chunks.add(chunk);
    return chunk;
  }
}
