package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveDemoCountsTest {
  /** 10 by REST, one of them malformed; 10 by Kinesis, two malformed; 15 different posts. */
  private static LiveDemoCounts counts(Flow.TableCounts topic, LiveCounts.Count live) {
    return new LiveDemoCounts(10, 10, 1, 3, topic, live, 15);
  }

  private static Flow.TableCounts topic(long raw, long cleaned, long deadLetters) {
    return new Flow.TableCounts(raw, raw, cleaned, cleaned, deadLetters);
  }

  private static LiveCounts.Count live(long received, long cleaned, long refused, long rows) {
    return new LiveCounts.Count(received, cleaned, refused, rows, 0, rows, 1);
  }

  @Test
  void shouldAddUpWhenEveryRecordIsWhereItBelongs() {
    LiveDemoCounts counts = counts(topic(10, 9, 1), live(19, 17, 2, 15));

    assertThat(counts.arrived()).isTrue();
    assertThat(counts.differences("pin", true)).isEmpty();
  }

  @Test
  void shouldNotHaveArrivedBeforeTheLiveJobHasAll() {
    assertThat(counts(topic(10, 9, 1), live(18, 16, 2, 15)).arrived()).isFalse();
    assertThat(counts(topic(10, 8, 1), live(19, 17, 2, 15)).arrived()).isFalse();
    assertThat(counts(topic(9, 8, 1), live(19, 17, 2, 15)).arrived()).isFalse();
  }

  @Test
  void shouldNameALostRow() {
    assertThat(counts(topic(10, 9, 1), live(19, 17, 2, 14)).differences("pin", true))
        .containsExactly("pin: different posts 15, rows in Delta 14");
  }

  @Test
  void shouldNameARecordCountedTwice() {
    assertThat(counts(topic(11, 10, 1), live(20, 18, 2, 15)).differences("geo", true))
        .containsExactly("geo: taken by REST 10, in the raw topic 11");
  }

  @Test
  void shouldNotCompareRowsThatWereThereBefore() {
    assertThat(counts(topic(10, 9, 1), live(19, 17, 2, 500)).differences("pin", false)).isEmpty();
  }
}
