package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.launcher.Flow.TableCounts;
import org.junit.jupiter.api.Test;

class DemoFlowTest {
  @Test
  void shouldAddUpOnlyWhenEveryRawRecordIsCleanedOrDead() {
    assertThat(new TableCounts(10, 10, 8, 8, 2).allCleaned()).isTrue();
    assertThat(new TableCounts(10, 10, 8, 8, 1).allCleaned()).isFalse();
  }

  @Test
  void shouldMeasureFromTheFirstStartToTheFirstStop() {
    Stopwatch watch = new Stopwatch();
    assertThat(watch.seconds()).isZero();

    watch.stop();
    assertThat(watch.isStopped()).isFalse();

    watch.start();
    watch.stop();
    double seconds = watch.seconds();
    watch.start();
    watch.stop();
    assertThat(watch.seconds()).isEqualTo(seconds);
  }
}
