package io.pinflow.emulator;

import io.pinflow.emulator.posting.Stop;
import java.util.concurrent.CountDownLatch;

/**
 * Ends the process in good order: a signal (SIGTERM, Ctrl-C) asks the command to stop, waits till
 * it has, and the process ends with the command's own exit code.
 */
final class ProcessEnd {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int exitCode;

  /** Passes signals on to a stop. */
  void passTo(Stop stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop), "stop"));
  }

  @SuppressWarnings("SystemExitOutsideMain") // a hook has no other way to give the exit code
  private void await(Stop stop) {
    if (finished.getCount() == 0) {
      return;
    }
    stop.request();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    Runtime.getRuntime().halt(exitCode);
  }

  /** The command has ended; returns only where no signal did it before. */
  void exit(int code) {
    exitCode = code;
    finished.countDown();
    System.exit(code);
  }
}
