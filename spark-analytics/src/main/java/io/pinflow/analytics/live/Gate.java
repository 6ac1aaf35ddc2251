package io.pinflow.analytics.live;

/**
 * Lets micro-batches begin until the job is to stop: then one that has begun is finished, and none
 * begins any more. Safe for use from any thread.
 */
final class Gate {

  private boolean closing;
  private int waiting;

  /** Lets the batch begin, or keeps it waiting to be interrupted by the end of its query. */
  synchronized void enter() throws InterruptedException {
    waiting++;
    while (closing) {
      wait();
    }
    waiting--;
  }

  synchronized void close() {
    closing = true;
  }

  /** Whether a batch waits at the closed gate: its query does nothing else meanwhile. */
  synchronized boolean holds() {
    return closing && waiting > 0;
  }
}
