package io.pinflow.analytics.live;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since the first of January 1970, as Delta and Avro keep them. */
final class Micros {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private Micros() {}

  static long of(LocalDateTime time) {
    return ChronoUnit.MICROS.between(EPOCH, time);
  }

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static LocalDateTime time(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        Math.toIntExact(Math.floorMod(micros, 1_000_000L)) * 1_000,
        ZoneOffset.UTC);
  }
}
