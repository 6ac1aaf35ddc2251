package io.pinflow.benchmark.live;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a record takes from its PUT into Kinesis until a reader of the Delta table sees it: the
 * live job as the local stack runs it, all three tables at once, records at an even rate. Times
 * count from when a record was to be put.
 */
@Command(
    name = "live",
    description = "From PUT into Kinesis to the Delta table.",
    mixinStandardHelpOptions = true)
public final class LiveBenchmark implements Callable<Integer> {
  private static final List<String> TABLES = List.of("pin", "geo", "user");
  private static final long PATIENCE_SECONDS = 60;

  @Option(
      names = "--rows",
      defaultValue = "1200",
      paramLabel = "N",
      description = "Posts that count, each three records (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--warm-up",
      defaultValue = "1200",
      paramLabel = "N",
      description = "Posts before them that do not (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rate",
      defaultValue = "20",
      paramLabel = "R",
      description = "Posts a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--jvm",
      defaultValue = "-XX:+UseSerialGC",
      split = " ",
      paramLabel = "OPTIONS",
      description = "JVM options of the job (default: ${DEFAULT-VALUE}).")
  private List<String> jvm = new ArrayList<>();

  @Option(names = "--conf", paramLabel = "K=V", description = "Spark configuration of the job.")
  private List<String> conf = new ArrayList<>();

  public static void main(String[] arguments) {
    System.exit(Program.run(new LiveBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    Project project = Project.here();
    Path folder = project.emptyFolder("live");
    try (Kinesis kinesis = Kinesis.start(project, folder)) {
      for (String table : TABLES) {
        kinesis.create(stream(table));
      }
      try (ChildProcess job = job(project, folder, kinesis.endpoint())) {
        kinesis.put(stream("pin"), Row.of("pin", 0));
        awaitFirst(folder, job);
        long cpu = job.cpuNanos();
        long start = System.nanoTime();
        long[][] due = post(kinesis);
        await(folder, warmUp + rows, job);
        double cores = (job.cpuNanos() - cpu) / (double) (System.nanoTime() - start);
        report(folder, due, cores);
      }
    }
    return 0;
  }

  private ChildProcess job(Project project, Path folder, String endpoint) throws IOException {
    List<String> arguments = new ArrayList<>(jvm);
    arguments.addAll(List.of("-cp", project.classPath("spark-analytics")));
    arguments.addAll(List.of("io.pinflow.analytics.AnalyticsMain", "live", "--user-id", "bench"));
    arguments.addAll(List.of("--from", "kinesis", "--kinesis-endpoint", endpoint));
    arguments.addAll(List.of("--tables", folder.resolve("delta").toString()));
    arguments.addAll(List.of("--checkpoints", folder.resolve("checkpoints").toString()));
    arguments.addAll(List.of("--progress", "json"));
    conf.forEach(option -> arguments.addAll(List.of("--conf", option)));
    Map<String, String> keys = Map.of("AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none");
    return ChildProcess.start("live", folder, 1_200, keys, arguments);
  }

  private static void awaitFirst(Path folder, ChildProcess job) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!new CommittedPosts(table(folder, "pin"), 1).complete()) {
      pause(deadline, job, "the first post");
    }
  }

  private static void await(Path folder, int posts, ChildProcess job) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (String table : TABLES) {
      while (!new CommittedPosts(table(folder, table), posts).complete()) {
        pause(deadline, job, "the last post of " + table);
      }
    }
  }

  private static void pause(long deadline, ChildProcess job, String what)
      throws InterruptedException {
    job.requireAlive();
    if (System.nanoTime() > deadline) {
      throw BenchmarkErrors.late(what, PATIENCE_SECONDS);
    }
    Thread.sleep(500);
  }

  /** When each record was to be put, milliseconds since 1970, by table; one thread a table. */
  private long[][] post(Kinesis kinesis) throws InterruptedException {
    long[][] due = new long[TABLES.size()][warmUp + rows];
    List<Thread> threads = new ArrayList<>();
    for (int table = 0; table < due.length; table++) {
      int index = table;
      Thread thread = new Thread(() -> put(kinesis, TABLES.get(index), due[index]));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return due;
  }

  private void put(Kinesis kinesis, String table, long[] due) {
    long start = System.currentTimeMillis();
    for (int post = 0; post < due.length; post++) {
      due[post] = start + post * 1_000L / rate;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(due[post] - System.currentTimeMillis()));
      kinesis.put(stream(table), Row.of(table, post));
    }
  }

  private void report(Path folder, long[][] due, double cores) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "live: %d posts at %d/s (%d records/s) after %d of warm-up; the job took %.2f cores%n",
        rows,
        rate,
        rate * TABLES.size(),
        warmUp,
        cores);
    System.out.printf("%-34s %9s %9s %9s %9s%n", "ms", "p50", "p90", "p99", "max");
    for (int table = 0; table < due.length; table++) {
      String name = TABLES.get(table);
      CommittedPosts committed = new CommittedPosts(table(folder, name), warmUp + rows);
      long[] due1 = due[table];
      print(
          "PUT to the table of " + name,
          IntStream.range(warmUp, due1.length)
              .mapToLong(post -> committed.millis(post) - due1[post])
              .sorted()
              .toArray());
    }
  }

  private static void print(String name, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %9d %9d %9d %9d%n",
        name,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10],
        sorted[sorted.length * 99 / 100],
        Arrays.stream(sorted).max().orElse(0));
  }

  private static String stream(String table) {
    return "streaming-bench-" + table;
  }

  private static Path table(Path folder, String name) {
    return folder.resolve("delta").resolve("bench_" + name + "_table");
  }
}
