package io.pinflow.emulator.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopTest {
  private final Stop stop = new Stop();

  @Test
  void shouldWaitForATimeThatComes() throws InterruptedException {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);

    assertThat(stop.waitUntil(due)).isTrue();

    assertThat(System.nanoTime() - due).isNotNegative();
  }

  @Test
  void shouldNotWaitBeyondTheStop() throws InterruptedException {
    new Thread(stop::request).start();

    assertThat(stop.waitUntil(System.nanoTime() + TimeUnit.HOURS.toNanos(1))).isFalse();

    assertThat(stop.isRequested()).isTrue();
  }

  @Test
  void shouldKnowWhatWasDueBeforeIt() throws InterruptedException {
    long before = System.nanoTime();
    assertThat(stop.isBeforeStop(Long.MAX_VALUE)).isTrue();

    stop.request();
    stop.request();

    assertThat(stop.isBeforeStop(before)).isTrue();
    assertThat(stop.waitUntil(before)).isTrue();
    assertThat(stop.isBeforeStop(System.nanoTime() + 1)).isFalse();
  }
}
