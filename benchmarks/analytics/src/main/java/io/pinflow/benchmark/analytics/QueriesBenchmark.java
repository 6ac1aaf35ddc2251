package io.pinflow.benchmark.analytics;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * All queries over all posts, beside one bare Spark scan of the columns they read, and beside
 * DuckDB over the same Parquet files: in one run, everything of one kind in one process.
 */
@Command(
    name = "queries",
    description = "The queries over all posts against a bare scan, and DuckDB.",
    mixinStandardHelpOptions = true)
public final class QueriesBenchmark implements Callable<Integer> {
  private static final int HEAP = 3072;

  @Option(
      names = "--rows",
      defaultValue = "10000000",
      paramLabel = "N",
      description = "Posts (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Rounds that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-ups",
      defaultValue = "1",
      paramLabel = "N",
      description = "Rounds before them that do not (default: ${DEFAULT-VALUE}).")
  private int warmUps;

  public static void main(String[] arguments) {
    System.exit(Program.run(new QueriesBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    Project project = Project.here();
    Path folder = project.emptyFolder("queries");
    Path landed = folder.resolve("topics");
    new LandedPosts(landed).land(0, rows);
    Path tables = folder.resolve("tables");
    Map<String, Double> spark = spark(project, folder, landed, tables);
    Map<String, Double> duck = new DuckQueries(project, tables).seconds(rounds + warmUps, warmUps);
    report(spark, duck);
    Project.delete(folder);
    return 0;
  }

  private Map<String, Double> spark(Project project, Path folder, Path landed, Path tables)
      throws Exception {
    List<String> arguments = new ArrayList<>(BatchRun.jvmOptions());
    arguments.add("-cp");
    arguments.add(
        project.classPath("spark-analytics")
            + File.pathSeparator
            + project.file("benchmarks/analytics/target/classes"));
    arguments.add(SparkQueries.class.getName());
    arguments.addAll(
        List.of(landed.toString(), tables.toString(), String.valueOf(rounds + warmUps)));
    try (ChildProcess job =
        ChildProcess.start("spark", folder, HEAP, BatchRun.environment(), arguments)) {
      job.awaitSuccess();
    }
    return medians(folder.resolve("spark.log"));
  }

  private Map<String, Double> medians(Path log) throws Exception {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(log)) {
      String[] words = line.split(" ", -1);
      if (words.length == 3 && words[0].equals("round")) {
        all.computeIfAbsent(words[1], name -> new ArrayList<>()).add(Double.valueOf(words[2]));
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> medians.put(name, median(values.subList(warmUps, values.size()))));
    return medians;
  }

  /** The middle one of several. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private void report(Map<String, Double> spark, Map<String, Double> duck) {
    double scan = spark.get("scan");
    System.out.printf(
        Locale.ROOT,
        "queries: %,d posts, median of %d rounds%n%-52s %8s %10s %8s%n",
        rows,
        rounds,
        "s",
        "Spark",
        "of a scan",
        "DuckDB");
    print("ceiling: one bare scan of the columns", scan, scan, Double.NaN);
    print("all ten, from one count", spark.get("count") + spark.get("answers"), scan, Double.NaN);
    double sum = 0;
    for (String query : duck.keySet()) {
      print(query + ".sql", spark.get(query), scan, duck.get(query));
      sum += spark.get(query);
    }
    double duckSum = duck.values().stream().mapToDouble(value -> value).sum();
    print("all ten, SQL by SQL", sum, scan, duckSum);
    System.out.printf(
        Locale.ROOT,
        "{\"benchmark\":\"queries\",\"rows\":%d,\"spark\":%s,\"duckdb\":%s,\"ratio\":%.3f}%n",
        rows,
        json(spark),
        json(duck),
        (spark.get("count") + spark.get("answers")) / scan);
  }

  private static void print(String name, double seconds, double scan, double duck) {
    System.out.printf(
        Locale.ROOT,
        "%-52s %8.2f %9.2fx %8s%n",
        name,
        seconds,
        seconds / scan,
        Double.isNaN(duck) ? "" : String.format(Locale.ROOT, "%.2f", duck));
  }

  private static String json(Map<String, Double> seconds) {
    return seconds.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "\"%s\":%.3f", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
