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
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a record takes from its PUT into Kinesis until a reader of the Delta table sees it: the
 * live job as the local stack runs it, all three tables at once, records at an even rate. Beside
 * it, in the same run: until Kinesis answers, which is the least there is. Times count from when a
 * request left, and the rate is the one reached: the local Kinesis is slow on a busy machine.
 */
@Command(
    name = "live",
    description = "From PUT into Kinesis to the Delta table.",
    mixinStandardHelpOptions = true)
public final class LiveBenchmark implements Callable<Integer> {
  private static final List<String> TABLES = List.of("pin", "geo", "user");
  private static final long PATIENCE_SECONDS = 180;

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
        List<Puts> puts = post(kinesis);
        await(folder, warmUp + rows, job);
        double cores = (job.cpuNanos() - cpu) / (double) (System.nanoTime() - start);
        report(folder, puts, cores);
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

  /** One thread a table. */
  private List<Puts> post(Kinesis kinesis) throws InterruptedException {
    List<Puts> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (String table : TABLES) {
      Puts puts = new Puts(warmUp + rows);
      all.add(puts);
      Thread thread = new Thread(() -> put(kinesis, table, puts));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return all;
  }

  private void put(Kinesis kinesis, String table, Puts puts) {
    long start = System.currentTimeMillis();
    for (int post = 0; post < puts.sent().length; post++) {
      long due = start + post * 1_000L / rate;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(due - System.currentTimeMillis()));
      puts.sent()[post] = System.currentTimeMillis();
      kinesis.put(stream(table), Row.of(table, post));
      puts.answered()[post] = System.currentTimeMillis();
    }
  }

  private void report(Path folder, List<Puts> puts, double cores) throws IOException {
    double seconds = puts.stream().mapToDouble(one -> one.seconds(warmUp)).max().orElse(0);
    System.out.printf(
        Locale.ROOT,
        "live: %d posts, %.0f records/s, after %d of warm-up; the job took %.2f cores%n",
        rows,
        rows * TABLES.size() / seconds,
        warmUp,
        cores);
    System.out.printf("%-34s %9s %9s %9s %9s%n", "ms", "p50", "p90", "p99", "max");
    for (int table = 0; table < TABLES.size(); table++) {
      String name = TABLES.get(table);
      CommittedPosts committed = new CommittedPosts(table(folder, name), warmUp + rows);
      Puts one = puts.get(table);
      print(
          "PUT of " + name + " to its answer",
          sorted(post -> one.answered()[post] - one.sent()[post]));
      print(
          "PUT to the table of " + name, sorted(post -> committed.millis(post) - one.sent()[post]));
    }
  }

  private long[] sorted(IntToLongFunction millis) {
    return IntStream.range(warmUp, warmUp + rows).mapToLong(millis).sorted().toArray();
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
