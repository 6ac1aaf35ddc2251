package io.pinflow.spark.kinesis;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;

/** Waits in the way Spark interrupts a query that is stopped. */
final class Pauses {

  private Pauses() {}

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  /** Spark takes it for the end of a query that was stopped, not for a failure. */
  static UncheckedIOException interrupted() {
    return new UncheckedIOException(new ClosedByInterruptException());
  }
}
