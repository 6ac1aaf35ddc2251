package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.function.Function;

/** Random values as SQL, alike on every database. */
final class RandomValues {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final String LETTERS = "aZ0 .,:%_\"{}()<>üé€😀\u00a0\u2026漢";

  private RandomValues() {}

  /** Whole numbers of so many bits. */
  static Function<Random, String> whole(int bits) {
    return random -> {
      BigInteger number = new BigInteger(random.nextInt(bits + 1), random);
      return (random.nextBoolean() ? number : number.negate()).toString();
    };
  }

  /** Whole numbers of so many bits and no sign. */
  static Function<Random, String> unsigned(int bits) {
    return random -> new BigInteger(random.nextInt(bits + 1), random).toString();
  }

  static Function<Random, String> decimal(int precision, int scale) {
    BigInteger bound = BigInteger.TEN.pow(precision);
    return random -> {
      BigInteger digits = new BigInteger(random.nextInt(bound.bitLength()), random).mod(bound);
      BigDecimal number = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
      return number.toPlainString();
    };
  }

  static Function<Random, String> floating() {
    return random -> quoted(Float.toString(finite(random)));
  }

  static Function<Random, String> doubled() {
    return random -> {
      double value = Double.longBitsToDouble(random.nextLong());
      boolean usual = !Double.isNaN(value) && Math.abs(value) > Double.MIN_NORMAL;
      return quoted(usual && !Double.isInfinite(value) ? Double.toString(value) : "0.1");
    };
  }

  static Function<Random, String> date() {
    return random -> quoted(moment(random).format(DATE));
  }

  /** A date and time with so many digits of a fraction. */
  static Function<Random, String> dateTime(int digits) {
    return random -> {
      LocalDateTime moment = moment(random);
      return quoted(moment.format(DATE) + " " + moment.format(TIME) + fraction(random, digits));
    };
  }

  /** A date and time between 1970 and 2037. */
  static Function<Random, String> instant(int digits) {
    return random -> {
      LocalDateTime moment =
          LocalDateTime.ofEpochSecond(1 + random.nextInt(Integer.MAX_VALUE), 0, ZoneOffset.UTC);
      return quoted(moment.format(DATE) + " " + moment.format(TIME) + fraction(random, digits));
    };
  }

  /** A time up to so many hours, negative if they are more than a day. */
  static Function<Random, String> time(int hours, int digits) {
    return random -> {
      String sign = hours > 24 && random.nextBoolean() ? "-" : "";
      String text =
          String.format(
              "%02d:%02d:%02d", random.nextInt(hours), random.nextInt(60), random.nextInt(60));
      return quoted(sign + text + fraction(random, digits));
    };
  }

  static Function<Random, String> text(int length) {
    return random -> {
      int[] points = LETTERS.codePoints().toArray();
      StringBuilder text = new StringBuilder("x");
      int size = random.nextInt(length);
      for (int i = 1; i < size; i++) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      return quoted(text.append(size > 0 ? "x" : "").toString());
    };
  }

  static String hexadecimal(Random random, int maxBytes) {
    byte[] bytes = new byte[random.nextInt(maxBytes + 1)];
    random.nextBytes(bytes);
    return hexadecimal(bytes);
  }

  static String hexadecimal(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte octet : bytes) {
      text.append(String.format("%02x", octet));
    }
    return text.toString();
  }

  static String quoted(String text) {
    return "'" + text + "'";
  }

  private static float finite(Random random) {
    float value = Float.intBitsToFloat(random.nextInt());
    boolean usual = !Float.isNaN(value) && Math.abs(value) > Float.MIN_NORMAL;
    return usual && !Float.isInfinite(value) ? value : 0.1f;
  }

  private static LocalDateTime moment(Random random) {
    return LocalDateTime.of(1000 + random.nextInt(9000), 1, 1, 0, 0)
        .plusSeconds(random.nextInt(365 * 86_400));
  }

  private static String fraction(Random random, int digits) {
    if (digits == 0) {
      return "";
    }
    int bound = (int) Math.pow(10, digits);
    return "." + Integer.toString(bound + random.nextInt(bound)).substring(1);
  }
}
