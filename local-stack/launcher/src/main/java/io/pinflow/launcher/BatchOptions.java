package io.pinflow.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What the Spark batch is to read, and how it answers and checks; the job explains each. */
final class BatchOptions {
  enum Source {
    CLEANED,
    RAW
  }

  enum Computation {
    INCREMENTAL,
    FULL
  }

  enum Quality {
    CHANGED,
    FULL,
    OFF
  }

  enum Violation {
    REPORT,
    FAIL
  }

  @Option(
      names = "--from",
      paramLabel = "cleaned|raw",
      defaultValue = "cleaned",
      description =
          "Read the cleaned landed topics, or the raw ones and clean them here (default:"
              + " ${DEFAULT-VALUE}).")
  private Source from;

  @Option(
      names = "--full-refresh",
      description = "Read everything that has landed again and replace the tables by it.")
  private boolean fullRefresh;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Read objects that landed at this time or later again, such as 2026-03-01 or"
              + " 2026-03-01T06:00:00Z.")
  private String since;

  @Option(names = "--dry-run", description = "Only say what would be read and done.")
  private boolean dryRun;

  @Option(
      names = "--answers",
      paramLabel = "incremental|full",
      defaultValue = "incremental",
      description =
          "Answer from sums kept up with the changed rows, or compute all from the tables"
              + " (default: ${DEFAULT-VALUE}).")
  private Computation answers;

  @Option(
      names = "--quality",
      paramLabel = "changed|full|off",
      defaultValue = "changed",
      description =
          "Check the expectations on the rows that changed, on all, or not (default:"
              + " ${DEFAULT-VALUE}).")
  private Quality quality;

  @Option(names = "--expectations", paramLabel = "FILE", description = "Expectations of your own.")
  private Path expectations;

  @Option(
      names = "--on-violation",
      paramLabel = "report|fail",
      defaultValue = "report",
      description =
          "Report what is not as expected, or end with an error too (default: ${DEFAULT-VALUE}).")
  private Violation onViolation;

  /** Whether only a plan is wanted. */
  boolean isDryRun() {
    return dryRun;
  }

  /**
   * The options as the job takes them.
   *
   * @throws Problem when the expectations are not there
   */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--from", from);
    add(arguments, "--answers", answers);
    add(arguments, "--quality", quality);
    add(arguments, "--on-violation", onViolation);
    if (fullRefresh) {
      arguments.add("--full-refresh");
    }
    if (since != null) {
      arguments.addAll(List.of("--since", since));
    }
    if (dryRun) {
      arguments.add("--dry-run");
    }
    if (expectations != null) {
      arguments.addAll(List.of("--expectations", existing(expectations).toString()));
    }
    return arguments;
  }

  private static void add(List<String> arguments, String name, Enum<?> value) {
    arguments.addAll(List.of(name, value.name().toLowerCase(Locale.ROOT)));
  }

  private static Path existing(Path file) {
    if (!Files.isReadable(file)) {
      throw Problem.usage(
          "Cannot read --expectations: '" + file + "'. Expected a file of expectations.");
    }
    return file.toAbsolutePath();
  }
}
