package io.pinflow.analytics;

import io.pinflow.analytics.BatchSettings.BatchSize;
import io.pinflow.analytics.BatchSettings.FileSource;
import io.pinflow.analytics.BatchSettings.Intake;
import io.pinflow.analytics.BatchSettings.Reading;
import io.pinflow.analytics.BatchSettings.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the batch that say which landed objects are read. */
final class IntakeOptions {

  @Option(
      names = "--from",
      paramLabel = "cleaned|raw",
      defaultValue = "cleaned",
      description = "Which landed topics to read; raw rows are cleaned here.")
  private Source source;

  @Option(
      names = "--file-source",
      paramLabel = "listing|auto-loader",
      defaultValue = "listing",
      description =
          "Who finds new objects: a listing of the folders, or Databricks' Auto Loader. Each"
              + " remembers on its own what was read.")
  private FileSource files;

  @Option(
      names = "--file-source-option",
      paramLabel = "K=V",
      description =
          "More options of the file source, such as cloudFiles.useNotifications=true; again for"
              + " each.")
  private Map<String, String> fileOptions = new LinkedHashMap<>();

  @Option(
      names = "--full-refresh",
      description =
          "Read everything that has landed again and replace each table in one version. Killed"
              + " half-way, the next run finishes it.")
  private boolean fullRefresh;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Read objects again that landed at this time (UTC) or later; on a first run leave out"
              + " those that landed before.")
  private String since;

  @Option(
      names = "--max-batch-bytes",
      paramLabel = "BYTES",
      defaultValue = "1g",
      description =
          "How much one micro-batch reads at most; a crash costs no more than one. Units k, m, g.")
  private String bytes;

  @Option(
      names = "--max-batch-objects",
      paramLabel = "N",
      description = "The same as a number of objects, instead of bytes.")
  private Long objects;

  IntakeOptions() {}

  /** The values, checked. */
  Intake settings() {
    if (files == FileSource.AUTO_LOADER && !Platform.databricks()) {
      throw AnalyticsErrors.onlyOnDatabricks("--file-source auto-loader");
    }
    Optional<Instant> from = Times.given("--since", since);
    if (fullRefresh && from.isPresent()) {
      throw AnalyticsErrors.contradiction(
          "--full-refresh", "--since", "a full refresh reads everything");
    }
    if (objects != null && objects < 1) {
      throw AnalyticsErrors.invalidNumber(
          "--max-batch-objects", objects.toString(), "1 object or more");
    }
    return new Intake(
        source,
        files,
        Map.copyOf(fileOptions),
        fullRefresh ? Reading.EVERYTHING : Reading.NEW,
        from,
        new BatchSize(Optional.ofNullable(objects), Bytes.parse("--max-batch-bytes", bytes)));
  }
}
