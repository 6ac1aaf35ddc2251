package io.pinflow.connect.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Rows that were delivered and will be met again, each as half of a SHA-256.
 *
 * <p>Between two calls of {@link #replace} rows are only added at the end, so that a memory taken
 * at any time keeps its meaning. Not thread-safe, but memories are.
 */
final class SeenSet {
  private static final int LONGS = 2;

  /** What a row takes in a text, before it is base64. */
  static final int ROW_BYTES = LONGS * Long.BYTES;

  private static final int FIRST_CAPACITY = 32;

  private final MessageDigest sha256 = Sha256.digest();
  private Set<Row> rows = new HashSet<>();
  private long[] digests = new long[FIRST_CAPACITY];
  private int length;

  /** Reads what {@link TableOffset.Memory#text} wrote; IllegalArgumentException when it did not. */
  static SeenSet of(String text) {
    SeenSet seen = new SeenSet();
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    while (bytes.remaining() >= ROW_BYTES) {
      seen.add(new Row(bytes.getLong(), bytes.getLong()));
    }
    return seen;
  }

  /** The row of a point, in a version of it. */
  Row row(Bound point, String version) {
    sha256.update(point.toString().getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(version.getBytes(StandardCharsets.UTF_8)));
    return new Row(digest.getLong(), digest.getLong());
  }

  boolean contains(Row row) {
    return rows.contains(row);
  }

  void add(Row row) {
    if (rows.add(row)) {
      if (length == digests.length) {
        digests = Arrays.copyOf(digests, length * 2);
      }
      digests[length] = row.high;
      digests[length + 1] = row.low;
      length += LONGS;
    }
  }

  /** Takes a row out; false when it was not there. Memories keep it until {@link #replace}. */
  boolean remove(Row row) {
    return rows.remove(row);
  }

  /** Forgets those taken out. */
  void compact() {
    replace(rows);
  }

  int count() {
    return rows.size();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Forgets every row but these. */
  void replace(Set<Row> kept) {
    rows = new HashSet<>();
    digests = new long[Math.max(FIRST_CAPACITY, kept.size() * LONGS)];
    length = 0;
    kept.forEach(this::add);
  }

  /** What is known now. */
  TableOffset.Memory memory() {
    long[] known = digests;
    int knownLength = length;
    return () -> text(known, knownLength);
  }

  private static String text(long[] digests, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length * Long.BYTES);
    for (int i = 0; i < length; i++) {
      bytes.putLong(digests[i]);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** A row in one version. Immutable. */
  static final class Row {
    private final long high;
    private final long low;

    Row(long high, long low) {
      this.high = high;
      this.low = low;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row && ((Row) other).high == high && ((Row) other).low == low;
    }

    @Override
    public int hashCode() {
      return Objects.hash(high, low);
    }
  }
}
