package io.pinflow.analytics.quality;

import io.pinflow.analytics.Location;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of data quality on a command line, for {@code @Mixin}. */
public final class QualityOptions {

  @Option(
      names = "--quality",
      paramLabel = "changed|full|off",
      defaultValue = "changed",
      description =
          "Check the expectations on the rows that changed since the last check, on all rows, or"
              + " not at all.")
  private QualityScope scope;

  @Option(
      names = "--expectations",
      paramLabel = "FILE",
      description =
          "A JSON file of expectations, a path or a URI. It adds to and changes the built-in ones,"
              + " or stands instead of them with \"built_in\": \"none\".")
  private String expectations;

  @Option(
      names = "--on-violation",
      paramLabel = "report|fail",
      defaultValue = "report",
      description =
          "What to do when an expectation of severity fail does not hold: say so, or exit with 1"
              + " after everything is written.")
  private OnViolation onViolation;

  /** Without fields set: a command line sets them. */
  public QualityOptions() {}

  /** What the command line asked for. */
  public QualitySettings settings() {
    return new QualitySettings(
        scope, Optional.ofNullable(expectations).map(Location::of), onViolation);
  }
}
