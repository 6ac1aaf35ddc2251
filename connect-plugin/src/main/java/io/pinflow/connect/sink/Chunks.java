package io.pinflow.connect.sink;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Spare byte arrays of one size, so that buffers of many small files cost no garbage. Thread-safe.
 */
final class Chunks {

  /** Bytes of a chunk: small, as a file of one record takes a whole one. */
  static final int SIZE = 16 * 1024;

  private final BlockingQueue<byte[]> spare;

  /** Keeps at most so many bytes for reuse. */
  Chunks(int maxSpareBytes) {
    spare = new ArrayBlockingQueue<>(Math.max(1, maxSpareBytes / SIZE));
  }

  byte[] take() {
    byte[] chunk = spare.poll();
    return chunk == null ? new byte[SIZE] : chunk;
  }

  /** Gives a chunk back; one too many is left to the garbage collector. */
  void giveBack(Iterable<byte[]> chunks) {
    for (byte[] chunk : chunks) {
      if (!spare.offer(chunk)) {
        return;
      }
    }
  }
}
