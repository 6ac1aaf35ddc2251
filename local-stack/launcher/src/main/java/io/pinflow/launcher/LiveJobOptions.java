package io.pinflow.launcher;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the live job reads and how, in the job's own words. */
final class LiveJobOptions {
  @Option(
      names = "--from",
      paramLabel = "kinesis|kafka|kinesis,kafka",
      defaultValue = "kinesis,kafka",
      description = "What to read (default: ${DEFAULT-VALUE}).")
  private String from;

  @Option(
      names = "--topics",
      paramLabel = "cleaned|raw",
      defaultValue = "cleaned",
      description =
          "Which topics to read from Kafka; raw ones are cleaned by the job (default:"
              + " ${DEFAULT-VALUE}).")
  private String topics;

  @Option(
      names = "--trigger",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "How often to look for new records (default: ${DEFAULT-VALUE}).")
  private String trigger;

  @Option(
      names = "--available-now",
      description = "Take what is there now and end, instead of following.")
  private boolean availableNow;

  static LiveJobOptions everything() {
    LiveJobOptions options = new LiveJobOptions();
    options.from = "kinesis,kafka";
    options.topics = "cleaned";
    options.trigger = "1";
    return options;
  }

  static LiveJobOptions whatIsThere() {
    LiveJobOptions options = everything();
    options.availableNow = true;
    return options;
  }

  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--from", from, "--topics", topics, "--trigger", trigger));
    if (availableNow) {
      arguments.add("--available-now");
    }
    return arguments;
  }
}
