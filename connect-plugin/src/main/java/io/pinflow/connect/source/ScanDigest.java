package io.pinflow.connect.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** Tells the rows of a scan and their order from any others. Not thread-safe. */
final class ScanDigest {
  private final MessageDigest digest = Sha256.digest();
  private byte[] chain = {};

  /** Adds the content of the next row. */
  void add(String content) {
    digest.update(chain);
    chain = digest.digest(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of the rows so far, whatever is added later. */
  Digest soFar() {
    return new Digest(chain);
  }

  /** The digest of some rows. Immutable. */
  static final class Digest {
    private final byte[] bytes;

    private Digest(byte[] bytes) {
      this.bytes = bytes;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    static Digest of(String text) {
      return new Digest(Base64.getDecoder().decode(text));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Digest && Arrays.equals(bytes, ((Digest) other).bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    /** As offsets have it. */
    @Override
    public String toString() {
      return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
  }
}
