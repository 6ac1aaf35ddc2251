package io.pinflow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own: a server, or the program that is measured. Ends with this process. */
public final class ChildProcess implements AutoCloseable {
  private static final String READY = "\"ready\":true";
  private static final long READY_SECONDS = 90;
  private static final long STOP_SECONDS = 20;
  private static final long POLL_MILLIS = 20;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-" + name));
  }

  /**
   * Starts a JVM; its output goes to a log of its name beside the folder of its data.
   *
   * @param heapMegabytes its largest heap
   * @param arguments what follows the JVM's own options
   */
  public static ChildProcess start(
      String name,
      Path folder,
      int heapMegabytes,
      Map<String, String> environment,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.addAll(arguments);
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new ChildProcess(name, builder.start(), log);
  }

  /** Waits until a server of the local stack says that it serves. */
  public ChildProcess awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!Files.readString(log).contains(READY)) {
      requireAlive();
      if (System.nanoTime() > deadline) {
        throw BenchmarkErrors.late(name, READY_SECONDS);
      }
      Thread.sleep(POLL_MILLIS);
    }
    return this;
  }

  /** Waits until a program has done its work. */
  public void awaitSuccess() throws InterruptedException {
    if (process.waitFor() != 0) {
      throw BenchmarkErrors.ended(name, log);
    }
  }

  /** Fails when the process is no more. */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw BenchmarkErrors.ended(name, log);
    }
  }

  /** CPU time so far, nanoseconds. */
  public long cpuNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
