package io.pinflow.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what was measured: a table for people, one JSON line for programs.
 *
 * @param load the one-minute load average before and after
 */
record Report(
    String benchmark,
    int rows,
    int rounds,
    int processors,
    List<Double> load,
    List<Result> results) {
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d rows, %d rounds; %d processors, load %.1f before and %.1f after%n",
            benchmark,
            rows,
            rounds,
            processors,
            load.get(0),
            load.get(1)));
    text.append(columns("", "best", "median", "best", "best of", "median", "CPU µs"));
    text.append(columns("", "rows/s", "rows/s", "MB/s", "ceiling", "of it", "per row"));
    results.forEach(result -> append(text, result));
    return text.toString();
  }

  private static void append(StringBuilder text, Result result) {
    Outcome ceiling = result.ceiling();
    text.append(line("ceiling: " + ceiling.name(), ceiling, "", ""));
    for (Outcome path : result.paths()) {
      text.append(
          line(path.name(), path, percent(path.bestOf(ceiling)), percent(path.medianOf(ceiling))));
    }
  }

  private static String line(String name, Outcome outcome, String best, String median) {
    return columns(
        name,
        number("%.0f", outcome.bestRowsPerSecond()),
        number("%.0f", outcome.medianRowsPerSecond()),
        megabytes(outcome.bestMegabytesPerSecond()),
        best,
        median,
        number("%.2f", outcome.cpuMicrosPerRow()));
  }

  /** Blank where bytes mean nothing. */
  private static String megabytes(double perSecond) {
    return perSecond == 0 ? "" : number("%.1f", perSecond);
  }

  private static String columns(String... cells) {
    return String.format("%-44s %12s %12s %8s %8s %8s %8s%n", (Object[]) cells);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.0f %%", ratio * 100);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"benchmark\":\"%s\",\"rows\":%d,\"rounds\":%d,\"processors\":%d,\"load\":[%.2f,%.2f],\"paths\":[%s]}",
        benchmark,
        rows,
        rounds,
        processors,
        load.get(0),
        load.get(1),
        results.stream().flatMap(Report::jsonOf).collect(Collectors.joining(",")));
  }

  private static Stream<String> jsonOf(Result result) {
    return Stream.concat(
        Stream.of("{" + numbers(result.ceiling()) + "}"),
        result.paths().stream().map(path -> jsonOf(path, result.ceiling())));
  }

  private static String jsonOf(Outcome path, Outcome ceiling) {
    return String.format(
        Locale.ROOT,
        "{%s,\"ceiling\":\"%s\",\"best_ratio\":%.3f,\"median_ratio\":%.3f}",
        numbers(path),
        ceiling.name(),
        path.bestOf(ceiling),
        path.medianOf(ceiling));
  }

  private static String numbers(Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "\"path\":\"%s\",\"best_rows_per_second\":%.0f,\"median_rows_per_second\":%.0f,\"best_megabytes_per_second\":%.1f,\"cpu_microseconds_per_row\":%.3f",
        outcome.name(),
        outcome.bestRowsPerSecond(),
        outcome.medianRowsPerSecond(),
        outcome.bestMegabytesPerSecond(),
        outcome.cpuMicrosPerRow());
  }
}
