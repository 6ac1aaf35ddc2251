package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-01-31T05:06, 2026-01-31T05:06:00Z",
    "2026-01-31 05:06:07, 2026-01-31T05:06:07Z",
    "2026-01-31T05:06:07Z, 2026-01-31T05:06:07Z",
    "2026-01-31T05:06:07.123Z, 2026-01-31T05:06:07.123Z",
    "2026-01-31T05:06:07.123456+01:00, 2026-01-31T04:06:07.123456Z"
  })
  void shouldReadWhatPeopleAndSchedulersWrite(String text, String instant) {
    assertThat(Times.parse("--since", text)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void shouldSayWhatItExpects() {
    assertThatThrownBy(() -> Times.parse("--since", "yesterday"))
        .hasMessageContaining("Invalid --since: 'yesterday'. Expected a date or a time");
  }
}
