package io.pinflow.connect.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a geometry of MySQL and MariaDB as well-known text, every coordinate exact and in the
 * order it is stored, x first. One that has a reference system begins with {@code SRID=4326;}.
 */
final class WellKnownText {
  private static final String[] NAMES = {
    "",
    "POINT",
    "LINESTRING",
    "POLYGON",
    "MULTIPOINT",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION"
  };
  private static final int POINT = 1;
  private static final int LINE = 2;
  private static final int POLYGON = 3;
  private static final int MULTIPLE_POINTS = 4;
  private static final int COLLECTION = 7;

  /** Whole numbers up to here are written without a fraction. */
  private static final double LARGEST_PLAIN = 1e15;

  private final ByteBuffer bytes;
  private final StringBuilder text = new StringBuilder();

  private WellKnownText(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The text of a geometry as the server stores it: the number of its reference system, then
   * well-known binary.
   */
  static String of(byte[] stored) {
    WellKnownText writer = new WellKnownText(stored);
    int reference = writer.bytes.getInt();
    if (reference != 0) {
      writer.text.append("SRID=").append(Integer.toUnsignedString(reference)).append(';');
    }
    writer.geometry();
    return writer.text.toString();
  }

  private void geometry() {
    int type = type();
    text.append(NAMES[type]);
    body(type);
  }

  private int type() {
    bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int type = bytes.getInt();
    if (type < POINT || type > COLLECTION) {
      throw new IllegalArgumentException("Unknown kind of geometry " + type);
    }
    return type;
  }

  private void body(int type) {
    switch (type) {
      case POINT:
        text.append('(');
        coordinates();
        text.append(')');
        return;
      case LINE:
        list(this::coordinates);
        return;
      case POLYGON:
        list(() -> list(this::coordinates));
        return;
      case MULTIPLE_POINTS:
        list(this::member);
        return;
      case COLLECTION:
        list(this::geometry);
        return;
      default:
        list(() -> body(type()));
    }
  }

  /** MariaDB reads the points of a multipoint only without parentheses of their own. */
  private void member() {
    type();
    coordinates();
  }

  private void list(Runnable member) {
    int count = bytes.getInt();
    if (count == 0) {
      text.append(" EMPTY");
      return;
    }
    char separator = '(';
    for (int i = 0; i < count; i++) {
      text.append(separator);
      member.run();
      separator = ',';
    }
    text.append(')');
  }

  private void coordinates() {
    number(bytes.getDouble());
    text.append(' ');
    number(bytes.getDouble());
  }

  private void number(double value) {
    boolean plain = value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN;
    if (plain && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)) {
      text.append((long) value);
    } else {
      text.append(value);
    }
  }
}
