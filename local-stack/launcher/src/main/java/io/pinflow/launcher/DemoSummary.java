package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.launcher.Flow.TableCounts;
import io.pinflow.launcher.StageTimes.Stage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a demo did: rows at each stage, whether they add up, seconds, and where to look. */
final class DemoSummary {
  private final Home home;
  private final Names names;
  private final StageTimes times;
  private final Load load;
  private final Map<String, TableCounts> counts;
  private final JsonNode spark;
  private final List<Row> rows = new ArrayList<>();
  private ObjectStore.Contents bucket;

  /** Below this many seconds a rate would tell of the clock, not of the stage. */
  private static final double SHORTEST_RATED = 0.5;

  private record Row(String name, Map<String, Long> tables, Stage stage, long handled) {}

  DemoSummary(
      Home home,
      Names names,
      StageTimes times,
      Load load,
      Map<String, TableCounts> counts,
      JsonNode spark) {
    this.home = home;
    this.names = names;
    this.times = times;
    this.load = load;
    this.counts = counts;
    this.spark = spark;
    rows.add(new Row("Database", load.rows(), Stage.LOAD, sum(load.added())));
    rows.add(topic("Raw topics", TableCounts::raw, Stage.SOURCE));
    rows.add(topic("Cleaned topics", TableCounts::cleaned, Stage.CLEAN));
    rows.add(topic("Dead letters", TableCounts::deadLetters, null));
    rows.add(new Row("Delta tables", deltaRows(), Stage.SPARK, readBySpark()));
  }

  private Row topic(String name, ToLongFunction<TableCounts> count, Stage stage) {
    Map<String, Long> tables = new java.util.HashMap<>();
    counts.forEach((table, of) -> tables.put(table, count.applyAsLong(of)));
    return new Row(name, tables, stage, sum(tables));
  }

  private Map<String, Long> deltaRows() {
    Map<String, Long> rowsOf = new java.util.HashMap<>();
    Names.TABLES.forEach(
        table -> rowsOf.put(table, spark.path("tables").path(table).path("rows").asLong()));
    return rowsOf;
  }

  private long readBySpark() {
    long read = 0;
    for (String table : Names.TABLES) {
      read += spark.path("tables").path(table).path("rows_read").asLong();
    }
    return read;
  }

  private static long sum(Map<String, Long> tables) {
    return tables.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What does not add up, one line each; empty when all does. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (String table : Names.TABLES) {
      TableCounts of = counts.get(table);
      long inDatabase = load.rows().get(table);
      long inDelta = deltaRows().get(table);
      expectEqual(
          differences,
          table + ": rows in the database",
          inDatabase,
          "different keys in the raw topic",
          of.rawDistinct());
      expectEqual(
          differences,
          table + ": records in the raw topic",
          of.raw(),
          "cleaned + dead letters",
          of.cleaned() + of.deadLetters());
      expectEqual(
          differences,
          table + ": different keys in the cleaned topic",
          of.cleanedDistinct(),
          "rows in the Delta table",
          inDelta);
    }
    return differences;
  }

  private static void expectEqual(
      List<String> differences, String what, long found, String other, long wanted) {
    if (found != wanted) {
      differences.add(String.format(Locale.ROOT, "%s %,d, %s %,d", what, found, other, wanted));
    }
  }

  boolean addsUp() {
    return differences().isEmpty();
  }

  /** Whether this run brought anything that was not there before. */
  boolean nothingNew() {
    return sum(load.added()) == 0 && readBySpark() == 0;
  }

  void lookInto(Stack stack) {
    try (ObjectStore store = new ObjectStore(stack.s3Endpoint(), stack.secrets(), names.bucket())) {
      bucket = store.contents("topics/");
    }
  }

  /** Writes what the report shows of the way the rows went. */
  void writeTo(Path file, DatabaseEngine engine) {
    List<Map<String, Object>> stages = new ArrayList<>();
    for (Row row : rows) {
      double seconds = row.stage() == null ? 0 : times.seconds(row.stage());
      stages.add(
          Map.of(
              "name",
              row.name(),
              "rows",
              sum(row.tables()),
              "seconds",
              rounded(seconds),
              "tables",
              row.tables()));
    }
    Json.write(
        file,
        Map.of(
            "stages",
            stages,
            "adds_up",
            addsUp(),
            "differences",
            differences(),
            "database",
            engine.label()));
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  void print(PrintStream out) {
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "%-14s %11s %11s %11s %11s %7s %9s",
            "Rows in",
            "pin",
            "geo",
            "user",
            "all",
            "seconds",
            "rows/s"));
    rows.forEach(row -> out.println(line(row)));
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "Seconds (stages overlap): servers %.1f, load %.1f, source %.1f, clean %.1f,%n  land %.1f, Spark %.1f, report %.1f",
            times.seconds(Stage.START),
            times.seconds(Stage.LOAD),
            times.seconds(Stage.SOURCE),
            times.seconds(Stage.CLEAN),
            times.seconds(Stage.LAND),
            times.seconds(Stage.SPARK),
            times.seconds(Stage.REPORT)));
    out.println(
        addsUp()
            ? "All adds up: database = raw = cleaned + dead letters, Delta = distinct ind."
            : "These do not add up:");
    differences().forEach(difference -> out.println("  " + difference));
    if (nothingNew()) {
      out.println("Nothing new since the last run: the tables are as they were.");
    }
    printPlaces(out);
  }

  private String line(Row row) {
    double seconds = row.stage() == null ? 0 : times.seconds(row.stage());
    String rate =
        seconds < SHORTEST_RATED
            ? ""
            : String.format(Locale.ROOT, "%7.1f %,9.0f", seconds, row.handled() / seconds);
    return String.format(
        Locale.ROOT,
        "%-14s %,11d %,11d %,11d %,11d %s",
        row.name(),
        row.tables().get("pin"),
        row.tables().get("geo"),
        row.tables().get("user"),
        sum(row.tables()),
        rate);
  }

  private void printPlaces(PrintStream out) {
    out.println();
    out.println("Report   " + home.report());
    out.println("Results  " + home.results() + " (one JSON lines file a query)");
    out.println("Tables   " + home.tables() + " (Delta)");
    out.println(
        String.format(
            Locale.ROOT,
            "Bucket   %s: %,d objects, %,d bytes in %s",
            names.bucket(),
            bucket.objects(),
            bucket.bytes(),
            home.data("s3")));
    out.println(
        "Topics   "
            + String.join(", ", names.topics())
            + " ('pinflow up --home "
            + home.root()
            + "' serves them again)");
    out.println("Logs     " + home.logs());
  }
}
