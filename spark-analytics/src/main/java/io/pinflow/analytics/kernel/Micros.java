package io.pinflow.analytics.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since the first of January 1970, as Delta and Avro keep them. */
public final class Micros {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private Micros() {}

  public static long of(LocalDateTime time) {
    return ChronoUnit.MICROS.between(EPOCH, time);
  }

  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  public static LocalDateTime time(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        Math.toIntExact(Math.floorMod(micros, 1_000_000L)) * 1_000,
        ZoneOffset.UTC);
  }
}
