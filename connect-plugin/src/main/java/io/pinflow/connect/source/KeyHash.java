package io.pinflow.connect.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What stands for a key in comparisons: 128 bits of a digest, so that two keys of one table are
 * never taken for each other. Immutable.
 */
final class KeyHash {
  /** Keys are spread over so many chunks by their first bits, whatever their type and order. */
  static final int CHUNKS = 65_536;

  private static final int CHUNK_SHIFT = 48;

  private final long high;
  private final long low;

  KeyHash(long high, long low) {
    this.high = high;
    this.low = low;
  }

  static KeyHash of(String key) {
    ByteBuffer digest =
        ByteBuffer.wrap(Sha256.digest().digest(key.getBytes(StandardCharsets.UTF_8)));
    return new KeyHash(digest.getLong(), digest.getLong());
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  int chunk() {
    return (int) (high >>> CHUNK_SHIFT);
  }
}
