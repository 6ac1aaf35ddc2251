package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The hand-written reader of times, with java.time as the judge. */
class TimesTest {

  private static final int TRIES = 200_000;
  private static final long SECONDS_OF_0001 = -62_135_596_800L;
  private static final long SECONDS_OF_10000 = 253_402_300_800L;
  private static final DateTimeFormatter STRICT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern(".SSSSSS", Locale.ROOT);

  @Test
  void shouldReadEveryTimeItWasWrittenFrom() throws RejectedRecordException {
    Random random = new Random(100);
    for (int i = 0; i < TRIES; i++) {
      LocalDateTime time = randomTime(random);
      String seconds =
          STRICT.format(time.withNano(0)).replace(' ', random.nextBoolean() ? 'T' : ' ');
      String fraction = FRACTION.format(time);
      String zone = random.nextBoolean() ? "+0000" : "";

      assertThat(read(seconds + fraction + zone)).isEqualTo(time);
      assertThat(read(seconds + zone)).isEqualTo(time.withNano(0));
    }
  }

  @Test
  void shouldAcceptExactlyTheDatesThatExist() {
    Random random = new Random(100);
    for (int i = 0; i < TRIES; i++) {
      String text =
          String.format(
              Locale.ROOT,
              "%04d-%02d-%02d %02d:%02d:%02d",
              1 + random.nextInt(2500),
              random.nextInt(14),
              random.nextInt(33),
              random.nextInt(26),
              random.nextInt(62),
              random.nextInt(62));

      assertThat(readIfTime(text)).as(text).isEqualTo(strict(text));
    }
  }

  @Test
  void shouldRefuseEverySingleWrongCharacter() {
    String good = "2020-08-28T03:52:47.000+0000";
    for (int at = 0; at < good.length(); at++) {
      for (String wrong : new String[] {"x", "/", "٣", "\u0000"}) {
        String text = good.substring(0, at) + wrong + good.substring(at + 1);

        assertThat(readIfTime(text)).as(text).isEmpty();
      }
    }
  }

  private static LocalDateTime randomTime(Random random) {
    long seconds =
        SECONDS_OF_0001 + (long) (random.nextDouble() * (SECONDS_OF_10000 - SECONDS_OF_0001));
    return LocalDateTime.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
  }

  private static Optional<LocalDateTime> strict(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, STRICT));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> readIfTime(String text) {
    try {
      return Optional.of(read(text));
    } catch (RejectedRecordException notATime) {
      return Optional.empty();
    }
  }

  private static LocalDateTime read(String text) throws RejectedRecordException {
    return Times.required(RawRecord.of(Map.of("timestamp", text)), "timestamp");
  }
}
