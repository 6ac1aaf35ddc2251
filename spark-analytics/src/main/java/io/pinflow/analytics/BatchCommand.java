package io.pinflow.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(names = "--user-id", paramLabel = "ID", defaultValue = "local", description = "Whose.")
  private String userId;

  @Option(
      names = "--input",
      paramLabel = "URI",
      description = "Folder of the landed topics (default: s3a://user-<user-id>-bucket/topics).")
  private String input;

  @Option(
      names = "--tables",
      paramLabel = "URI",
      required = true,
      description = "Folder of the Delta tables.")
  private String tables;

  @Option(
      names = "--checkpoints",
      paramLabel = "URI",
      required = true,
      description = "Folder that remembers what was read.")
  private String checkpoints;

  @Option(
      names = "--results",
      paramLabel = "URI",
      required = true,
      description = "Folder of the answers.")
  private String results;

  @Option(
      names = "--from",
      paramLabel = "cleaned|raw",
      defaultValue = "cleaned",
      description = "Which landed topics to read; raw rows are cleaned here.")
  private BatchSettings.Source source;

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
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "An S3 other than AWS. Credentials come from the environment either way.")
  private String s3Endpoint;

  @Option(names = "--conf", paramLabel = "K=V", description = "More Spark configuration.")
  private Map<String, String> sparkOptions = new LinkedHashMap<>();

  @Option(
      names = "--progress",
      paramLabel = "json|bar|plain|none",
      description = "How to show progress (default: bar on a terminal, plain otherwise).")
  private Progress.Style progress;

  @Override
  public Integer call() {
    BatchSettings settings = settings();
    try (Progress display = Progress.of(Optional.ofNullable(progress))) {
      new Batch(settings, display).run();
    }
    return 0;
  }

  private BatchSettings settings() {
    try {
      Names names = new Names(userId);
      return new BatchSettings(
          names,
          Location.of(input == null ? names.landing() : input),
          Location.of(tables),
          Location.of(checkpoints),
          Location.of(results),
          source,
          new QueryOptions(median, ties, users),
          Optional.ofNullable(s3Endpoint)
              .map(url -> AnalyticsErrors.requireEndpoint("--s3-endpoint", url)),
          Map.copyOf(sparkOptions));
    } catch (AnalyticsException badValue) {
      throw new ParameterException(spec.commandLine(), badValue.getMessage(), badValue);
    }
  }
}
