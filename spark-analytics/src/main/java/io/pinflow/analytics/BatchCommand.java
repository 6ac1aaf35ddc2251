package io.pinflow.analytics;

import io.pinflow.analytics.BatchSettings.Places;
import io.pinflow.analytics.lineage.LineageOptions;
import io.pinflow.analytics.quality.QualityOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code batch}: merge what has landed since the last run and answer the queries. */
@Command(
    name = "batch",
    description =
        "Merge what has landed since the last run into the Delta tables, run the queries.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JobOptions job;
  @Mixin private IntakeOptions intake;
  @Mixin private RunOptions run;
  @Mixin private QualityOptions quality;
  @Mixin private LineageOptions lineage;

  @Option(
      names = "--input",
      paramLabel = "URI",
      description = "Folder of the landed topics (default: s3a://user-<user-id>-bucket/topics).")
  private String input;

  @Option(
      names = "--results",
      paramLabel = "URI",
      required = true,
      description = "Folder of the answers.")
  private String results;

  @Option(
      names = "--median",
      paramLabel = "exact|approximate",
      defaultValue = "exact",
      description = "Mean of the two middle values, or Spark's percentile_approx.")
  private QueryOptions.Median median;

  @Option(
      names = "--ties",
      paramLabel = "all|first",
      defaultValue = "all",
      description = "Every tied winner, or the alphabetically first.")
  private QueryOptions.Ties ties;

  @Option(
      names = "--users",
      paramLabel = "posts|people",
      defaultValue = "posts",
      description = "Weigh users by their posts, or take each person once.")
  private QueryOptions.Users users;

  @Option(
      names = "--answers",
      paramLabel = "incremental|full",
      defaultValue = "incremental",
      description =
          "Answer from aggregates that are updated from the rows that changed, or compute"
              + " everything from the tables.")
  private BatchSettings.Answering answering;

  @Override
  public Integer call() {
    BatchSettings settings = settings();
    if (settings.action() == BatchSettings.Action.DRY_RUN) {
      print(new Batch(settings, new NoProgress()).plans());
      return 0;
    }
    try (Progress display = Progress.of(job.progress())) {
      new Batch(settings, display).run();
    }
    return 0;
  }

  private void print(List<DryRun.Plan> plans) {
    boolean program = job.progress().filter(Progress.Style.JSON::equals).isPresent();
    plans.forEach(plan -> System.out.println(program ? plan.json() : plan.toString()));
  }

  BatchSettings settings() {
    try {
      Names names = job.names();
      return new BatchSettings(
          names,
          new Places(
              Location.of(Optional.ofNullable(input).orElseGet(names::landing)),
              job.tables(),
              job.checkpoints(),
              Location.of(results)),
          intake.settings(),
          new QueryOptions(median, ties, users),
          answering,
          run.action(),
          run.catalog(),
          run.interval(),
          run.upkeep(),
          quality.settings(),
          lineage.target(),
          new BatchSettings.SparkSettings(job.s3Endpoint(), job.sparkOptions()));
    } catch (AnalyticsException badValue) {
      throw new ParameterException(spec.commandLine(), badValue.getMessage(), badValue);
    }
  }
}
