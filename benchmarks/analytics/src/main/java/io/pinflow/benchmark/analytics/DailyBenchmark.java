package io.pinflow.benchmark.analytics;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a day's new posts cost: the batch as a process, from its start to its end, onto tables of
 * different sizes, a round of one size after a round of the other. A cost that follows the new data
 * is the same for all of them.
 */
@Command(
    name = "daily",
    description = "The daily batch onto tables of different sizes.",
    mixinStandardHelpOptions = true)
public final class DailyBenchmark implements Callable<Integer> {
  private static final List<String> STEPS =
      List.of("session", "merge", "aggregates", "queries", "quality", "upkeep");

  @Option(
      names = "--existing",
      split = ",",
      defaultValue = "1000000,10000000",
      paramLabel = "N,N",
      description = "Posts that are in the tables already (default: ${DEFAULT-VALUE}).")
  private List<Long> existing = new ArrayList<>();

  @Option(
      names = "--rows",
      defaultValue = "100000",
      paramLabel = "N",
      description = "New posts a day (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Days (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--option",
      paramLabel = "OPTION",
      description = "Further options of the batch, one each, such as --option=--quality=off.")
  private List<String> options = new ArrayList<>();

  public static void main(String[] arguments) {
    System.exit(Program.run(new DailyBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    Project project = Project.here();
    Path folder = project.emptyFolder("daily");
    Map<Long, BatchRun> runs = new LinkedHashMap<>();
    for (long size : existing) {
      runs.put(size, fill(project, folder, size));
    }
    Map<Long, List<BatchRun.Outcome>> outcomes = new LinkedHashMap<>();
    for (int day = 0; day < rounds; day++) {
      for (Map.Entry<Long, BatchRun> run : runs.entrySet()) {
        outcomes
            .computeIfAbsent(run.getKey(), size -> new ArrayList<>())
            .add(day(run.getValue(), run.getKey() + day * rows));
      }
    }
    report(outcomes);
    Project.delete(folder);
    return 0;
  }

  private BatchRun fill(Project project, Path folder, long size) throws Exception {
    Path home = Files.createDirectories(folder.resolve(String.valueOf(size)));
    BatchRun run = new BatchRun(project, home, options);
    new LandedPosts(run.landing()).land(0, size);
    BatchRun.Outcome first = requireRows(run.run(), size);
    System.out.printf(Locale.ROOT, "first run over %,d posts: %s%n", size, text(first));
    return run;
  }

  private BatchRun.Outcome day(BatchRun run, long before) throws Exception {
    new LandedPosts(run.landing()).land(before, rows);
    return requireRows(run.run(), before + rows);
  }

  private static BatchRun.Outcome requireRows(BatchRun.Outcome outcome, long expected) {
    for (String table : List.of("pin", "geo", "user")) {
      if (outcome.rows(table) != expected) {
        throw BenchmarkErrors.wrongCount(
            "rows in the table of " + table, expected, outcome.rows(table));
      }
    }
    return outcome;
  }

  private void report(Map<Long, List<BatchRun.Outcome>> outcomes) {
    System.out.printf(Locale.ROOT, "daily: %,d new posts, median of %d days%n", rows, rounds);
    double[] medians = new double[existing.size()];
    int index = 0;
    for (Map.Entry<Long, List<BatchRun.Outcome>> size : outcomes.entrySet()) {
      List<BatchRun.Outcome> sorted =
          size.getValue().stream()
              .sorted(Comparator.comparingDouble(BatchRun.Outcome::seconds))
              .toList();
      BatchRun.Outcome median = sorted.get(sorted.size() / 2);
      medians[index++] = median.seconds();
      System.out.printf(
          Locale.ROOT,
          "onto %,12d posts %s, %.2f of the first%n",
          size.getKey(),
          text(median),
          median.seconds() / medians[0]);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"benchmark\":\"daily\",\"rows\":%d,\"existing\":%s,\"seconds\":%s}%n",
        rows,
        existing,
        Arrays.toString(medians));
  }

  private static String text(BatchRun.Outcome outcome) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%6.1f s", outcome.seconds()));
    for (String step : STEPS) {
      text.append(String.format(Locale.ROOT, ", %s %.1f", step, outcome.step(step)));
    }
    return text.toString();
  }
}
