package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up a key about half way between two others. It need not be any row's, nor lie where the
 * database's collation has the middle: it only says where to look.
 */
final class MiddleKey {
  private static final BigInteger TWO = BigInteger.valueOf(2);
  private static final int UUID_CHARACTERS = 36;
  private static final int UUID_DIGITS = 32;
  private static final int HEX = 16;

  /** Characters that texts are told apart by, and bytes that bytes are. */
  private static final int WIDTH = 12;

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  /**
   * Characters in an order that collations share. Of the last one they don't: some have punctuation
   * before digits and letters of both cases in one place. Keys are seldom made of all of them.
   */
  private static final List<String> ALPHABETS =
      List.of(
          DIGITS,
          DIGITS + LETTERS,
          DIGITS + LETTERS.toUpperCase(Locale.ROOT),
          IntStream.rangeClosed(' ', '~')
              .mapToObj(Character::toString)
              .collect(Collectors.joining()));

  private static final int BYTES = 256;

  private MiddleKey() {}

  /** A point whose last value lies between those of the first column in which two points differ. */
  static Optional<Bound> between(ReadOrder order, Bound low, Bound high) {
    int common = 0;
    int size = Math.min(low.size(), high.size());
    while (common < size && low.value(common).equals(high.value(common))) {
      common++;
    }
    if (common == size) {
      return Optional.empty();
    }
    int differing = common;
    OrderColumn.Kind kind = order.columns().get(common).kind();
    Object least = low.value(common);
    if (kind == OrderColumn.Kind.WHOLE && common < order.columns().size() - 1) {
      // A point of the first columns lies before all rows that have these values.
      least = ((Number) least).longValue() + 1;
    }
    return between(kind, least, high.value(common)).map(value -> low.upTo(differing, value));
  }

  private static Optional<Object> between(OrderColumn.Kind kind, Object low, Object high) {
    switch (kind) {
      case WHOLE:
        return Optional.of(half(whole(low), whole(high)).longValue());
      case UNSIGNED:
        return Optional.of(half(whole(low), whole(high)).toString());
      case DECIMAL:
        return Optional.of(half(new BigDecimal(low.toString()), new BigDecimal(high.toString())));
      case TIME_PARTS:
        return time(low.toString(), high.toString());
      case DATE_PARTS:
        return date(low.toString(), high.toString());
      case BYTES:
        return Optional.of(bytes(low.toString(), high.toString()));
      default:
        return Optional.of(text(low.toString(), high.toString()));
    }
  }

  private static BigInteger whole(Object value) {
    return new BigInteger(value.toString());
  }

  private static BigInteger half(BigInteger low, BigInteger high) {
    return low.add(high).divide(TWO);
  }

  private static Object half(BigDecimal low, BigDecimal high) {
    int scale = Math.max(low.scale(), high.scale());
    return low.add(high).divide(new BigDecimal(TWO), scale, RoundingMode.FLOOR).toPlainString();
  }

  private static Optional<Object> time(String low, String high) {
    try {
      LocalDateTime from = LocalDateTime.parse(low.replace(' ', 'T'));
      Duration span = Duration.between(from, LocalDateTime.parse(high.replace(' ', 'T')));
      LocalDateTime middle = from.plus(span.dividedBy(2)).truncatedTo(ChronoUnit.MICROS);
      return Optional.of(middle.toString().replace('T', ' '));
    } catch (DateTimeException e) {
      // A zero date or one beyond Java's: nothing lies in the middle of it.
      return Optional.empty();
    }
  }

  private static Optional<Object> date(String low, String high) {
    try {
      LocalDate from = LocalDate.parse(low);
      long days = ChronoUnit.DAYS.between(from, LocalDate.parse(high));
      return Optional.of(from.plusDays(days / 2).toString());
    } catch (DateTimeException e) {
      // As with times.
      return Optional.empty();
    }
  }

  /** A text about half way between two others. */
  static String text(String low, String high) {
    Optional<BigInteger> lowUuid = uuid(low);
    Optional<BigInteger> highUuid = uuid(high);
    if (lowUuid.isPresent() && highUuid.isPresent()) {
      return uuid(half(lowUuid.get(), highUuid.get()));
    }
    int common = 0;
    while (common < low.length()
        && common < high.length()
        && low.charAt(common) == high.charAt(common)) {
      common++;
    }
    String alphabet = alphabet(low.substring(common) + high.substring(common));
    BigInteger middle = half(number(alphabet, low, common), number(alphabet, high, common));
    return low.substring(0, common) + text(alphabet, middle);
  }

  /** The first that has all characters of a text, or else the last. */
  private static String alphabet(String text) {
    return ALPHABETS.stream()
        .filter(alphabet -> text.chars().allMatch(character -> alphabet.indexOf(character) >= 0))
        .findFirst()
        .orElse(ALPHABETS.get(ALPHABETS.size() - 1));
  }

  /** What stands before or after the alphabet counts as its first or last character. */
  private static BigInteger number(String alphabet, String text, int from) {
    int size = alphabet.length();
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < from + WIDTH; i++) {
      char character = i < text.length() ? text.charAt(i) : alphabet.charAt(0);
      int known = alphabet.indexOf(character);
      int unknown = character < alphabet.charAt(0) ? 0 : size - 1;
      number = number.multiply(BigInteger.valueOf(size));
      number = number.add(BigInteger.valueOf(known >= 0 ? known : unknown));
    }
    return number;
  }

  private static String text(String alphabet, BigInteger number) {
    char[] text = new char[WIDTH];
    BigInteger rest = number;
    for (int i = WIDTH - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(alphabet.length()));
      text[i] = alphabet.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(text).stripTrailing();
  }

  private static Optional<BigInteger> uuid(String text) {
    String digits = text.replace("-", "");
    boolean isOne = text.length() == UUID_CHARACTERS && digits.length() == UUID_DIGITS;
    try {
      return isOne ? Optional.of(new BigInteger(digits, HEX)) : Optional.empty();
    } catch (NumberFormatException e) {
      // Another text of the same length.
      return Optional.empty();
    }
  }

  private static String uuid(BigInteger number) {
    return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()).toString();
  }

  private static String bytes(String low, String high) {
    byte[] from = Base64.getDecoder().decode(low);
    byte[] to = Base64.getDecoder().decode(high);
    int common = Math.max(0, Arrays.mismatch(from, to));
    BigInteger middle = half(number(from, common), number(to, common));
    byte[] made = Arrays.copyOf(from, Math.min(common, from.length) + WIDTH);
    BigInteger rest = middle;
    for (int i = made.length - 1; i >= made.length - WIDTH; i--) {
      made[i] = rest.byteValue();
      rest = rest.shiftRight(Byte.SIZE);
    }
    return Base64.getEncoder().encodeToString(made);
  }

  private static BigInteger number(byte[] bytes, int from) {
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < from + WIDTH; i++) {
      int digit = i < bytes.length ? Byte.toUnsignedInt(bytes[i]) : 0;
      number = number.multiply(BigInteger.valueOf(BYTES)).add(BigInteger.valueOf(digit));
    }
    return number;
  }
}
