package io.pinflow.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that all jobs have. */
public final class JobOptions {

  @Option(names = "--user-id", paramLabel = "ID", defaultValue = "local", description = "Whose.")
  private String userId;

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

  /** Made by the command line. */
  public JobOptions() {}

  /** The names of the user's topics and tables. */
  public Names names() {
    return new Names(userId);
  }

  /** The folder of the Delta tables. */
  public Location tables() {
    return Location.of(tables);
  }

  /** The folder that remembers what was read. */
  public Location checkpoints() {
    return Location.of(checkpoints);
  }

  /** Where S3 is when it is not AWS. */
  public Optional<String> s3Endpoint() {
    return Optional.ofNullable(s3Endpoint)
        .map(url -> AnalyticsErrors.requireEndpoint("--s3-endpoint", url));
  }

  /** More Spark configuration. */
  public Map<String, String> sparkOptions() {
    return Map.copyOf(sparkOptions);
  }

  /** The wanted display of progress. */
  public Optional<Progress.Style> progress() {
    return Optional.ofNullable(progress);
  }
}
