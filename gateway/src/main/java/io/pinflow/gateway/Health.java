package io.pinflow.gateway;

import java.util.concurrent.atomic.LongAdder;

/** What the gateway knows of itself: whether it is stopping, and what it has answered. */
final class Health {
  private static final int CLASS = 100;
  private static final int CLASSES = 6;

  private final LongAdder[] answers = new LongAdder[CLASSES];
  private volatile boolean stopping;

  Health() {
    for (int index = 0; index < CLASSES; index++) {
      answers[index] = new LongAdder();
    }
  }

  void stopping() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  void answered(int status) {
    answers[Math.min(status / CLASS, CLASSES - 1)].increment();
  }

  /** How many answers began with this digit. */
  long answers(int digit) {
    return answers[digit].sum();
  }
}
