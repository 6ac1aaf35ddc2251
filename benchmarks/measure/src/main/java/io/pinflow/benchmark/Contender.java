package io.pinflow.benchmark;

import java.util.concurrent.Callable;

/**
 * One way to handle the rows: a hot path, or the ceiling it is held against. Each run handles all
 * rows anew. Used by one thread.
 */
public interface Contender {
  /** What it does, in a few words. */
  String name();

  /** Makes ready what the clock must not see. */
  default void prepare() throws Exception {}

  /** Handles all rows, on the clock. */
  Volume run() throws Exception;

  /** Clears away what a run left, off the clock. */
  default void finish() throws Exception {}

  /** CPU time so far of the process that does the work, nanoseconds. */
  default long cpuNanos() {
    return OwnProcess.cpuNanos();
  }

  /** Work in this process that needs no preparation. */
  static Contender of(String name, Callable<Volume> work) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Volume run() throws Exception {
        return work.call();
      }
    };
  }
}
