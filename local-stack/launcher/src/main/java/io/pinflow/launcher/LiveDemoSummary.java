package io.pinflow.launcher;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a live demo did: records at each stage and whether they add up. */
final class LiveDemoSummary {
  private static final String LINE = "%-26s %10s %10s %10s %10s";

  private final Map<String, LiveDemoCounts> counts;
  private final boolean newHome;

  LiveDemoSummary(Map<String, LiveDemoCounts> counts, boolean newHome) {
    this.counts = counts;
    this.newHome = newHome;
  }

  List<String> differences() {
    List<String> differences = new ArrayList<>();
    Names.TABLES.forEach(
        table -> differences.addAll(counts.get(table).differences(table, newHome)));
    return differences;
  }

  boolean addsUp() {
    return differences().isEmpty();
  }

  void print(PrintStream out) {
    out.println();
    out.println(String.format(LINE, "Records", "pin", "geo", "user", "all"));
    line(out, "Taken by REST", LiveDemoCounts::rest);
    line(out, "Taken by Kinesis", LiveDemoCounts::kinesis);
    line(out, "Rejected at the door", LiveDemoCounts::rejected);
    line(out, "Raw topics", count -> count.topic().raw());
    line(out, "Cleaned topics", count -> count.topic().cleaned());
    line(out, "Received by the live job", count -> count.live().received());
    line(out, "Cleaned", count -> count.live().cleaned());
    line(out, "Refused, with the reason", LiveDemoCounts::refused);
    line(out, "Different posts", LiveDemoCounts::posts);
    line(out, "Rows in the Delta tables", count -> count.live().rows());
    out.println();
    out.println(
        addsUp()
            ? "All adds up: taken = cleaned + refused, "
                + (newHome ? "Delta = different posts." : "each row once.")
            : "These do not add up:");
    differences().forEach(difference -> out.println("  " + difference));
  }

  private void line(PrintStream out, String name, ToLongFunction<LiveDemoCounts> count) {
    List<String> cells = new ArrayList<>();
    long all = 0;
    for (String table : Names.TABLES) {
      long value = count.applyAsLong(counts.get(table));
      all += value;
      cells.add(String.format(Locale.ROOT, "%,d", value));
    }
    out.println(
        String.format(
            LINE,
            name,
            cells.get(0),
            cells.get(1),
            cells.get(2),
            String.format(Locale.ROOT, "%,d", all)));
  }
}
