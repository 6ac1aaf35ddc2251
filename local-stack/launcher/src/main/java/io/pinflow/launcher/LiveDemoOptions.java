package io.pinflow.launcher;

import java.util.List;
import picocli.CommandLine.Option;

/** How the live demo posts. */
final class LiveDemoOptions {
  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "With --live: how long to post (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "20",
      description =
          "With --live: posts a second by REST and as many by Kinesis (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--mess",
      paramLabel = "FRACTION",
      defaultValue = "0.02",
      description =
          "With --live: how much of it is malformed as people really send it (default:"
              + " ${DEFAULT-VALUE}).")
  private double mess;

  void check() {
    requirePositive("--seconds", seconds);
    requirePositive("--rate", rate);
    if (mess < 0 || mess > 1) {
      throw Problem.usage("Invalid --mess: '" + mess + "'. Expected a fraction from 0 to 1.");
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw Problem.usage("Invalid " + option + ": '" + value + "'. Expected a number above 0.");
    }
  }

  long posts() {
    return (long) seconds * rate;
  }

  int seconds() {
    return seconds;
  }

  int rate() {
    return rate;
  }

  List<String> arguments() {
    return List.of(
        "--rate",
        String.valueOf(rate),
        "--count",
        String.valueOf(posts()),
        "--concurrency",
        "16",
        "--mess",
        String.valueOf(mess));
  }
}
