package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what comes by itself, and fails when it does not. */
final class Patience {
  private static final long SECONDS = 90;

  private Patience() {}

  static void await(String what, Callable<Boolean> ready) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!ready.call()) {
      if (System.nanoTime() > deadline) {
        fail("Waited for " + what + " in vain");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
