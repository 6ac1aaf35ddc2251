package io.pinflow.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops processes by a signal of choice, which ProcessHandle can't send. */
final class Signals {

  private Signals() {}

  /** Returns whether the process is gone; one that outstays the limit is killed. */
  static boolean stop(ProcessHandle process, String signal, Duration limit) {
    send(process, signal);
    if (gone(process, limit)) {
      return true;
    }
    process.destroyForcibly();
    return gone(process, limit);
  }

  /** The shell's own kill: a plain container has no kill command. */
  private static void send(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder(
              List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(process.pid())))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean gone(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
