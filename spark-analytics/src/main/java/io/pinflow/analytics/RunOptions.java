package io.pinflow.analytics;

import io.pinflow.analytics.BatchSettings.Action;
import io.pinflow.analytics.BatchSettings.Interval;
import io.pinflow.analytics.tables.UpkeepPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of the batch that say what a run does besides reading and answering. */
final class RunOptions {

  private static final Pattern CATALOG = Pattern.compile("[^.`\\s]+\\.[^.`\\s]+");

  @Option(
      names = "--dry-run",
      description = "Say for each table what would be read and done, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--catalog",
      paramLabel = "CATALOG.SCHEMA",
      description = "Register all tables there, as external tables at their places.")
  private String catalog;

  @Option(
      names = "--interval-start",
      paramLabel = "TIME",
      description = "Begin of the scheduler's data interval; recorded, no filter.")
  private String intervalStart;

  @Option(
      names = "--interval-end",
      paramLabel = "TIME",
      description = "End of the scheduler's data interval; recorded, no filter.")
  private String intervalEnd;

  @Option(
      names = "--optimize-after",
      paramLabel = "FILES",
      defaultValue = "50",
      description =
          "Put the files of a table together when it has so many more than its size needs; 0"
              + " never.")
  private int smallFiles;

  @Option(
      names = "--vacuum-every",
      paramLabel = "HOURS",
      defaultValue = "24",
      description = "Remove files that no kept version needs, this often; 0 never.")
  private int vacuumHours;

  @Option(
      names = "--keep-versions",
      paramLabel = "HOURS",
      defaultValue = "168",
      description = "How long the files of older versions are kept.")
  private int keepHours;

  RunOptions() {}

  /** Whether anything is written. */
  Action action() {
    return dryRun ? Action.DRY_RUN : Action.RUN;
  }

  /** Where the tables are registered, checked. */
  Optional<String> catalog() {
    if (catalog != null && !CATALOG.matcher(catalog).matches()) {
      throw AnalyticsErrors.invalidCatalog(catalog);
    }
    return Optional.ofNullable(catalog);
  }

  /** The scheduler's data interval, checked. */
  Interval interval() {
    return new Interval(
        time("--interval-start", intervalStart), time("--interval-end", intervalEnd));
  }

  private static Optional<Instant> time(String option, String text) {
    return Times.given(option, text);
  }

  /** When files are put together and removed, checked. */
  UpkeepPolicy upkeep() {
    requirePositive("--optimize-after", smallFiles);
    requirePositive("--vacuum-every", vacuumHours);
    if (keepHours < 24) {
      // A run of another writer may need files for hours.
      throw AnalyticsErrors.invalidNumber(
          "--keep-versions", Integer.toString(keepHours), "24 hours or more");
    }
    return new UpkeepPolicy(smallFiles, Duration.ofHours(vacuumHours), Duration.ofHours(keepHours));
  }

  private static void requirePositive(String option, int number) {
    if (number < 0) {
      throw AnalyticsErrors.invalidNumber(option, Integer.toString(number), "0 or more");
    }
  }
}
