package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server process that lives no longer than this one, unless this one is killed. */
final class NativeServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final Path log;
  private final String stopSignal;
  private volatile boolean stopping;

  private NativeServer(Process process, Path log, String stopSignal) {
    this.process = process;
    this.log = log;
    this.stopSignal = stopSignal;
  }

  /** Starts the command; from here on the end of this process is the server's end too. */
  static NativeServer start(List<String> command, Path log, String stopSignal) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .start();
    process.getOutputStream().close();
    NativeServer server = new NativeServer(process, log, stopSignal);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "pinflow-stop"));
    return server;
  }

  void awaitReady(BooleanSupplier ready) throws InterruptedException, DatabaseException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!ready.getAsBoolean()) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw died();
      }
      if (System.nanoTime() > deadline) {
        throw new DatabaseException(
            DatabaseErrors.notReady(START_LIMIT.toSeconds(), log, LogTail.of(log)));
      }
    }
  }

  /** Returns when the server was stopped; a server that ends by itself is a failure. */
  void awaitEnd() throws InterruptedException, DatabaseException {
    process.waitFor();
    if (!stopping) {
      throw died();
    }
  }

  private void stop() {
    stopping = true;
    if (process.isAlive()) {
      Signals.stop(process.toHandle(), stopSignal, STOP_LIMIT);
    }
  }

  private DatabaseException died() {
    return new DatabaseException(DatabaseErrors.died(process.exitValue(), log, LogTail.of(log)));
  }
}
