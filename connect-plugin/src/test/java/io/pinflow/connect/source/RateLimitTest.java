package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
  /** Close to where the clock of the JVM starts over. */
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void shouldGiveRowsTheirTime() {
    RateLimit limit = new RateLimit(100, 0, clock::get);

    assertThat(limit.waitNanos()).isNotPositive();
    deliver(limit, 50, 1_000_000);

    assertThat(limit.waitNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
    assertThat(limit.waitNanos()).isZero();
  }

  @Test
  void shouldGoByWhicheverLimitIsTheSlower() {
    RateLimit limit = new RateLimit(100, 1_000, clock::get);

    deliver(limit, 2, 1_500);

    assertThat(limit.waitNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
  }

  @Test
  void shouldNotSaveUpTimeWithoutRows() {
    RateLimit limit = new RateLimit(10, 0, clock::get);
    clock.addAndGet(TimeUnit.HOURS.toNanos(1));

    deliver(limit, 10, 1);

    assertThat(limit.waitNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void shouldKeepBatchesToASecondsWorth() {
    RecordBatch few = new RateLimit(3, 0, clock::get).batch(2_000, 1_000_000);
    RecordBatch small = new RateLimit(0, 100, clock::get).batch(2_000, 1_000_000);

    few.add(null, 1);
    few.add(null, 1);
    small.add(null, 99);
    assertThat(few.isFull()).isFalse();
    assertThat(small.isFull()).isFalse();
    few.add(null, 1);
    small.add(null, 1);
    assertThat(few.isFull()).isTrue();
    assertThat(small.isFull()).isTrue();
  }

  @Test
  void shouldLetEverythingGoWithoutALimit() {
    RateLimit limit = new RateLimit(0, 0, clock::get);

    deliver(limit, 1_000_000, 1_000);
    clock.addAndGet(Long.MAX_VALUE);

    assertThat(limit.waitNanos()).isZero();
  }

  private static void deliver(RateLimit limit, int rows, int weight) {
    RecordBatch batch = limit.batch(Integer.MAX_VALUE, Long.MAX_VALUE);
    while (batch.size() < rows) {
      batch.add(null, weight);
    }
    limit.delivered(batch);
  }
}
