package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of every Java type, and follower counts checked with BigDecimal as the judge. */
class NumbersTest {

  private static final int TRIES = 200_000;
  private static final String COUNT_ALPHABET = "0123456789..kKMm-e ";

  static Object[] fortyOnes() {
    return new Object[] {
      41,
      41L,
      (short) 41,
      (byte) 41,
      41.0,
      41.0f,
      BigInteger.valueOf(41),
      new BigDecimal("41"),
      new BigDecimal("41.00"),
      new BigDecimal("4.1E+1"),
      "41"
    };
  }

  @ParameterizedTest
  @MethodSource("fortyOnes")
  void shouldReadWholeNumbersOfAnyType(Object value) throws RejectedRecordException {
    assertThat(Integers.of("ind", value)).isEqualTo(41);
    assertThat(FollowerCounts.of("follower_count", value)).isEqualTo(41);
  }

  static Object[] tooLarge() {
    return new Object[] {
      1L << 31,
      (1L << 32) + 41,
      3e9,
      1e300,
      BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(41)),
      new BigDecimal("1E+1000000000"),
      new BigDecimal("-1E+1000000000")
    };
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void shouldRefuseNumbersThatDoNotFit(Object value) {
    assertThat(reasonOf(() -> Integers.of("ind", value))).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    assertThat(reasonOf(() -> FollowerCounts.of("follower_count", value)))
        .isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
  }

  static Object[] fractions() {
    return new Object[] {41.5, 41.5f, new BigDecimal("41.5"), new BigDecimal("1E-1000000000")};
  }

  @ParameterizedTest
  @MethodSource("fractions")
  void shouldRefuseFractions(Object value) {
    assertThat(reasonOf(() -> Integers.of("ind", value))).isEqualTo(Reason.NOT_AN_INTEGER);
    assertThat(reasonOf(() -> FollowerCounts.of("follower_count", value)))
        .isEqualTo(Reason.NOT_AN_INTEGER);
  }

  @Test
  void shouldRefuseNumbersThatAreNone() {
    assertThat(reasonOf(() -> Integers.of("ind", Double.NaN))).isEqualTo(Reason.NOT_AN_INTEGER);
    assertThat(reasonOf(() -> Integers.of("ind", Double.POSITIVE_INFINITY)))
        .isEqualTo(Reason.NOT_AN_INTEGER);
    assertThat(reasonOf(() -> FollowerCounts.of("follower_count", Float.NaN)))
        .isEqualTo(Reason.NOT_A_NUMBER);
    assertThat(reasonOf(() -> Coordinates.of(place(Double.NaN)))).isEqualTo(Reason.NOT_A_NUMBER);
    assertThat(reasonOf(() -> Coordinates.of(place(Float.NEGATIVE_INFINITY))))
        .isEqualTo(Reason.NOT_A_NUMBER);
  }

  @Test
  void shouldReadFloatsWithoutNoise() throws RejectedRecordException {
    assertThat(Coordinates.of(place(-88.8298f))).containsExactly(-88.8298, 7.3184);
    assertThat(Coordinates.of(place(new BigDecimal("-88.8298")))).containsExactly(-88.8298, 7.3184);
    assertThat(Coordinates.of(place(90L))).containsExactly(90.0, 7.3184);
  }

  @Test
  void shouldCountExactlyLikeBigDecimal() throws RejectedRecordException {
    Random random = new Random(100);
    for (int i = 0; i < TRIES; i++) {
      String text = randomCount(random);
      BigDecimal exact = exactCount(text);
      if (exact != null && isCount(exact)) {
        assertThat(FollowerCounts.of("follower_count", text)).as(text).isEqualTo(exact.intValue());
      } else {
        assertThatThrownBy(() -> FollowerCounts.of("follower_count", text))
            .as(text)
            .isInstanceOf(RejectedRecordException.class);
      }
    }
  }

  private static boolean isCount(BigDecimal exact) {
    return exact.stripTrailingZeros().scale() <= 0
        && exact.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  /** The number by the grammar of the rule, null when the text is outside of it. */
  private static BigDecimal exactCount(String text) {
    if (!text.matches("[0-9]+(\\.[0-9]+)?[kKMm]?")) {
      return null;
    }
    String digits = text.replaceAll("[kKMm]", "");
    String suffix = text.substring(digits.length()).toLowerCase(Locale.ROOT);
    int zeros = suffix.equals("k") ? 3 : suffix.equals("m") ? 6 : 0;
    return new BigDecimal(digits).scaleByPowerOfTen(zeros);
  }

  /** Half of them near the grammar, half of them anything of its characters. */
  private static String randomCount(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(9);
    if (random.nextBoolean()) {
      random.ints(length, 0, 10).forEach(text::append);
      text.insert(1 + random.nextInt(length), random.nextBoolean() ? "." : "0");
      return text.append("kM".charAt(random.nextInt(2))).toString();
    }
    random
        .ints(length, 0, COUNT_ALPHABET.length())
        .forEach(at -> text.append(COUNT_ALPHABET.charAt(at)));
    return text.toString();
  }

  private static RawRecord place(Object latitude) {
    return RawRecord.of(Map.of("latitude", latitude, "longitude", 7.3184));
  }

  private static Reason reasonOf(ThrowingCallable call) {
    return catchThrowableOfType(RejectedRecordException.class, call).rejection().reason();
  }
}
