package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import io.pinflow.records.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cleans messages in memory, by one thread; the ceiling is parsing them. */
@Command(
    name = "records",
    description = "Cleaning of messages in memory against parsing their JSON.",
    mixinStandardHelpOptions = true)
public final class RecordsBenchmark implements Callable<Integer> {
  private static final int ROWS = 100_000;

  @Mixin private MeasureOptions options = new MeasureOptions();

  public static void main(String[] arguments) {
    System.exit(Program.run(new RecordsBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    int rows = options.rows(ROWS);
    Project project = Project.here();
    Path folder = project.emptyFolder("records");
    GeneratedPosts posts = GeneratedPosts.generate(project, folder, rows);
    List<Comparison> comparisons = new ArrayList<>();
    for (Table table : Table.values()) {
      comparisons.add(new TableCleaning(table, posts.rows(table.topicSuffix())).comparison());
    }
    Project.delete(folder);
    options.measure("records", rows, comparisons);
    return 0;
  }
}
