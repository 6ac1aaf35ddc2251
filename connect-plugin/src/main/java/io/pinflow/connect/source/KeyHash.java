package io.pinflow.connect.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
