package io.pinflow.launcher;

import java.util.List;
import picocli.CommandLine.Option;

/** How the queries read what the rules leave open. */
final class QueryOptions {
  enum Median {
    exact,
    approximate
  }

  enum Ties {
    all,
    first
  }

  enum Users {
    posts,
    people
  }

  @Option(
      names = "--median",
      paramLabel = "exact|approximate",
      defaultValue = "exact",
      description =
          "Mean of the two middle values, or Spark's percentile_approx (default: ${DEFAULT-VALUE}).")
  private Median median;

  @Option(
      names = "--ties",
      paramLabel = "all|first",
      defaultValue = "all",
      description = "Every tied winner, or the alphabetically first (default: ${DEFAULT-VALUE}).")
  private Ties ties;

  @Option(
      names = "--users",
      paramLabel = "posts|people",
      defaultValue = "posts",
      description =
          "Weigh users by their posts, or count each person once (default: ${DEFAULT-VALUE}).")
  private Users users;

  List<String> arguments() {
    return List.of("--median", median.name(), "--ties", ties.name(), "--users", users.name());
  }
}
