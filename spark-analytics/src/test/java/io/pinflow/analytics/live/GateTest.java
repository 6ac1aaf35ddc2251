package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void shouldHoldWhatComesAfterItWasClosedUntilItIsInterrupted() throws Exception {
    Gate gate = new Gate();
    gate.enter();
    assertThat(gate.holds()).isFalse();

    gate.close();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread late = new Thread(() -> interrupted.set(isInterrupted(gate)));
    late.start();
    await().until(gate::holds);
    late.interrupt();
    late.join();

    assertThat(interrupted).isTrue();
  }

  private static boolean isInterrupted(Gate gate) {
    try {
      gate.enter();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
