package io.pinflow.launcher;

import java.util.concurrent.atomic.AtomicBoolean;

/** Stops everything a home runs when the command ends, also by Ctrl-C; only once. */
final class ShutdownGuard implements AutoCloseable {
  private final Home home;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread hook = new Thread(this::stopStack, "stop-stack");

  ShutdownGuard(Home home) {
    this.home = home;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void stopStack() {
    if (stopped.compareAndSet(false, true)) {
      Stack.stop(home);
    }
  }

  /** Leaves what runs running. */
  void release() {
    stopped.set(true);
  }

  @Override
  public void close() {
    stopStack();
  }
}
