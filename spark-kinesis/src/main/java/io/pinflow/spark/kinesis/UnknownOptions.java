package io.pinflow.spark.kinesis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a misspelt option from one that is meant for somebody else: Spark hands every option of a
 * query to its source.
 */
final class UnknownOptions {

  private static final int MAX_EDITS = 2;

  private static final List<String> OURS =
      List.of(
          "stream",
          "shard",
          "initialposition",
          "startingposition",
          "maxrecords",
          "maxfetch",
          "minfetch",
          "fetchbuffer",
          "failon",
          "consumer",
          "aws",
          "role",
          "sts",
          "endpoint",
          "region",
          "kinesis",
          "deaggregat",
          "servicecredential");

  private UnknownOptions() {}

  static void check(Map<String, String> options) {
    options.keySet().stream()
        .filter(key -> KinesisOption.named(key).isEmpty())
        .filter(key -> !KinesisOption.isAcceptedAndUnused(key))
        .sorted()
        .forEach(UnknownOptions::check);
  }

  private static void check(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    if (name.equals("servicecredential")) {
      throw KinesisErrors.serviceCredential();
    }
    if (name.equals("streamarn")) {
      throw KinesisErrors.streamArn();
    }
    Optional<String> near = nearest(name);
    if (near.isPresent() || OURS.stream().anyMatch(name::startsWith)) {
      throw KinesisErrors.unknownOption(key, near);
    }
  }

  private static Optional<String> nearest(String name) {
    return Arrays.stream(KinesisOption.values())
        .map(KinesisOption::key)
        .filter(key -> edits(name, key.toLowerCase(Locale.ROOT)) <= MAX_EDITS)
        .min(Comparator.comparingInt(key -> edits(name, key.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein distance. */
  private static int edits(String one, String other) {
    int[] previous = new int[other.length() + 1];
    Arrays.setAll(previous, column -> column);
    for (int row = 1; row <= one.length(); row++) {
      int[] current = new int[other.length() + 1];
      current[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int replaced = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + replaced,
                1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
