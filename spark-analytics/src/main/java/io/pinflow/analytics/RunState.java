package io.pinflow.analytics;

import io.pinflow.analytics.runlog.RunRecord;
import io.pinflow.analytics.runlog.TableRun;
import io.pinflow.records.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** What is known of a run while it runs, for its summary and its row in the run log. */
final class RunState {

  private final String id = UUID.randomUUID().toString();
  private final Instant started = now();
  private final Steps steps = new Steps();
  private final Map<Table, MergeCounts> counts = new EnumMap<>(Table.class);
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private Map<String, Long> versions = Map.of();
  private long deadLetters;

  RunState() {
    for (Table table : Table.values()) {
      counts.put(table, new MergeCounts());
    }
  }

  String id() {
    return id;
  }

  Instant started() {
    return started;
  }

  Steps steps() {
    return steps;
  }

  Map<Table, MergeCounts> counts() {
    return counts;
  }

  Map<String, Long> versions() {
    return versions;
  }

  /** The versions of the tables after the merge. */
  void merged(Map<String, Long> deltaVersions) {
    versions = deltaVersions;
  }

  /** The rows of the tables now. */
  void rows(Map<Table, Long> tableRows) {
    tableRows.forEach((table, count) -> rows.put(table.topicSuffix(), count));
  }

  /** How many messages were refused so far. */
  void deadLetters(long letters) {
    deadLetters = letters;
  }

  Summary summary(
      BatchSettings settings,
      SparkSession spark,
      boolean nothingNew,
      List<Summary.Answer> answers) {
    Map<String, Summary.TableSummary> tables = new LinkedHashMap<>();
    tables()
        .forEach(
            (name, table) ->
                tables.put(
                    name,
                    new Summary.TableSummary(
                        table.objects(),
                        table.bytes(),
                        table.rowsRead(),
                        table.inserted(),
                        table.updated(),
                        table.rows())));
    return new Summary(
        id,
        settings.names().userId(),
        settings.interval(),
        started,
        now(),
        settings.options(),
        tables,
        deadLetters,
        steps.inOrder(),
        Versions.of(spark),
        versions,
        nothingNew,
        answers);
  }

  RunRecord record(BatchSettings settings, SparkSession spark, Optional<String> error) {
    return new RunRecord(
        id,
        started,
        now(),
        error,
        settings.source().name().toLowerCase(Locale.ROOT),
        settings.names().userId(),
        settings.interval().start(),
        settings.interval().end(),
        steps.inOrder(),
        tables(),
        deadLetters,
        Versions.of(spark),
        GitRevision.text(),
        options(settings));
  }

  private Map<String, TableRun> tables() {
    Map<String, TableRun> tables = new LinkedHashMap<>();
    counts.forEach(
        (table, count) ->
            tables.put(
                table.topicSuffix(),
                new TableRun(
                    count.objects(),
                    count.bytes(),
                    count.rowsRead(),
                    count.inserted(),
                    count.updated(),
                    rows.getOrDefault(table.topicSuffix(), 0L),
                    versions.getOrDefault(table.topicSuffix(), -1L))));
    return tables;
  }

  private static Map<String, String> options(BatchSettings settings) {
    Map<String, String> options = new LinkedHashMap<>(settings.options().values());
    options.put("answers", word(settings.answering()));
    options.put("file_source", word(settings.intake().files()));
    options.put("reading", word(settings.intake().reading()));
    settings.intake().since().ifPresent(since -> options.put("since", since.toString()));
    settings.catalog().ifPresent(catalog -> options.put("catalog", catalog));
    return options;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
