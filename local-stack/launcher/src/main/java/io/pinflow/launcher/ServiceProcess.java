package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** One running server of the stack: its process, its log and whether it still lives. */
final class ServiceProcess {
  private static final int LOG_LINES_SHOWN = 12;
  private static final long POLL_MILLIS = 50;

  private final String name;
  private final ProcessHandle handle;
  private final Path log;

  ServiceProcess(String name, ProcessHandle handle, Path log) {
    this.name = name;
    this.handle = handle;
    this.log = log;
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return handle.isAlive();
  }

  /** Waits until the service answers; fails with the end of its log when it dies first. */
  void awaitReady(Duration atMost, BooleanSupplier ready) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!ready.getAsBoolean()) {
      requireAlive();
      if (System.nanoTime() > deadline) {
        throw Problem.failed(
            "Cannot use "
                + name
                + " because it did not answer within "
                + atMost.toSeconds()
                + " s. "
                + logTail());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  void requireAlive() {
    if (!handle.isAlive()) {
      throw Problem.failed("Cannot go on because " + name + " ended by itself. " + logTail());
    }
  }

  /** Asks the process to end, and ends it when it has not done so in time. */
  void stop(Duration patience) {
    List<ProcessHandle> family = handle.descendants().toList();
    handle.destroy();
    if (!ended(handle, patience)) {
      handle.destroyForcibly();
      ended(handle, patience);
    }
    family.stream().filter(ProcessHandle::isAlive).forEach(child -> endChild(child, patience));
  }

  private static void endChild(ProcessHandle child, Duration patience) {
    child.destroy();
    if (!ended(child, patience)) {
      child.destroyForcibly();
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String logTail() {
    return "The end of "
        + log
        + ":"
        + System.lineSeparator()
        + String.join(System.lineSeparator(), lastLines(log));
  }

  static List<String> lastLines(Path log) {
    try {
      if (!Files.exists(log)) {
        return List.of();
      }
      List<String> lines =
          new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .toList();
      return lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
