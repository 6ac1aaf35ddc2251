package io.pinflow.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class RowTimeTest {
  @Test
  void shouldPadEveryPart() {
    assertThat(new RowTime(LocalDateTime.of(2020, 1, 2, 3, 4, 5)))
        .hasToString("2020-01-02 03:04:05");
    assertThat(new RowTime(LocalDateTime.of(1000, 12, 31, 23, 59, 59)))
        .hasToString("1000-12-31 23:59:59");
    assertThat(new RowTime(LocalDateTime.of(2000, 10, 10, 10, 0, 0)))
        .hasToString("2000-10-10 10:00:00");
  }

  @Test
  void shouldCountSecondsWithoutAZone() {
    assertThat(RowTime.ofSeconds(0)).hasToString("1970-01-01 00:00:00");
  }
}
