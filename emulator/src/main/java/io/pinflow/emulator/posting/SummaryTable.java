package io.pinflow.emulator.posting;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was posted, as a table for people. */
record SummaryTable(Snapshot last) {
  private static final String LINE = "%-6s %10s %10s %10s %10s %9s %9s %9s%n";

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d posts in %,.1f s (%,.1f/s), %,d retries%n",
            last.posts(),
            last.seconds(),
            last.rate(),
            last.retries()));
    text.append(
        String.format(
            LINE, "", "requests", "accepted", "refused", "failed", "p50 ms", "p99 ms", "max ms"));
    last.parts().forEach(part -> text.append(line(part)));
    if (last.parts().size() > 1) {
      text.append(line(last.all()));
    }
    appendCounts(text, "malformed on purpose", last.malformed());
    appendCounts(text, "failed for good", last.troubles());
    return text.toString();
  }

  private static String line(Snapshot.Part part) {
    return String.format(
        LINE,
        part.name(),
        count(part.requests()),
        count(part.accepted()),
        count(part.refused()),
        count(part.failed()),
        time(part, 50),
        time(part, 99),
        time(part, 100));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String time(Snapshot.Part part, double percentile) {
    return String.format(Locale.ROOT, "%,.1f", part.milliseconds(percentile));
  }

  private static void appendCounts(StringBuilder text, String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      text.append(
          counts.entrySet().stream()
              .map(count -> count(count.getValue()) + " " + count.getKey())
              .collect(Collectors.joining(", ", title + ": ", System.lineSeparator())));
    }
  }
}
