package io.pinflow.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {

  @ParameterizedTest
  @CsvSource({
    "now,2026-03-01T10:00",
    "now+14h,2026-03-02T00:00",
    "now-1d,2026-02-28T10:00",
    "2010-01-31,2010-01-31T00:00",
    "2010-01-31 12:30:00,2010-01-31T12:30"
  })
  void shouldReadTimes(String text, LocalDateTime time) {
    assertThat(new Bound(text).at(Instant.parse("2026-03-01T10:00:00Z"))).contains(time);
  }

  @Test
  void shouldKnowWhatIsNoTime() {
    assertThat(new Bound("now+14").isTime()).isFalse();
    assertThat(new Bound("2010-13-01").isTime()).isFalse();
    assertThat(new Bound("17").isTime()).isFalse();
    assertThat(new Bound("17").number()).isPresent();
  }
}
