package io.pinflow.cleaner;

import org.apache.kafka.streams.KafkaStreams.State;

/** Whether the cleaner lives and is ready, told from its changes of state. Safe for all threads. */
final class Health {
  private volatile State state = State.CREATED;
  private volatile boolean hasRun;

  void changed(State now) {
    hasRun |= now == State.RUNNING;
    state = now;
  }

  State state() {
    return state;
  }

  /** False only when it will not clean again without a restart. */
  boolean isLive() {
    return switch (state) {
      case ERROR, PENDING_ERROR, NOT_RUNNING -> false;
      default -> true;
    };
  }

  /** A rebalance after the first start is a pause, not an outage. */
  boolean isReady() {
    State now = state;
    return now == State.RUNNING || (hasRun && now == State.REBALANCING);
  }
}
