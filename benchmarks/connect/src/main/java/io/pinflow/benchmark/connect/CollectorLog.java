package io.pinflow.benchmark.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What a JVM's garbage collector leaves of the heap, by its log. */
final class CollectorLog {
  private static final Pattern PAUSE =
      Pattern.compile("Pause (\\w+) .* \\d+M->(\\d+)M\\(\\d+M\\) ([0-9.]+)ms");

  private final Path file;

  CollectorLog(Path file) {
    this.file = file;
  }

  /** What a JVM must be told to write it. */
  String option() {
    return "-Xlog:gc:file=" + file;
  }

  /** Megabytes after a collection. */
  long median() throws IOException {
    long[] sorted = after(pauses()).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Megabytes after the collection that left the most. */
  long most() throws IOException {
    return after(pauses()).max().orElse(0);
  }

  /** Megabytes after the full collection that left the most: nothing else was garbage any more. */
  long mostAfterFull() throws IOException {
    return after(fullPauses()).max().orElse(0);
  }

  /** How many collections were full ones. */
  int full() throws IOException {
    return fullPauses().size();
  }

  double longestPauseMillis() throws IOException {
    return pauses().stream()
        .mapToDouble(pause -> Double.parseDouble(pause.group(3)))
        .max()
        .orElse(0);
  }

  private List<Matcher> fullPauses() throws IOException {
    return pauses().stream().filter(pause -> pause.group(1).equals("Full")).toList();
  }

  private List<Matcher> pauses() throws IOException {
    return Files.readAllLines(file).stream().map(PAUSE::matcher).filter(Matcher::find).toList();
  }

  private static LongStream after(List<Matcher> pauses) {
    return pauses.stream().mapToLong(pause -> Long.parseLong(pause.group(2)));
  }
}
