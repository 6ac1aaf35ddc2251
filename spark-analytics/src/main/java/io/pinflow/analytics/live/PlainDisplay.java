package io.pinflow.analytics.live;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A line a table every few seconds, for a log. */
final class PlainDisplay implements LiveDisplay {

  private static final long PAUSE_NANOSECONDS = 5_000_000_000L;

  private final PrintStream out;
  private final Map<String, Long> written = new LinkedHashMap<>();
  private final Map<String, LiveCounts> unwritten = new LinkedHashMap<>();
  private final Map<String, Rate> rates = new LinkedHashMap<>();

  PlainDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void ready() {
    out.println("live: all queries run");
    out.flush();
  }

  @Override
  public synchronized void batch(LiveCounts counts) {
    Long last = written.get(counts.name());
    if (last == null || System.nanoTime() - last >= PAUSE_NANOSECONDS) {
      write(counts);
    } else {
      unwritten.put(counts.name(), counts);
    }
  }

  private void write(LiveCounts counts) {
    unwritten.remove(counts.name());
    written.put(counts.name(), System.nanoTime());
    double rate = rates.computeIfAbsent(counts.name(), name -> new Rate()).next(counts.received());
    out.println(text(counts, rate));
    out.flush();
  }

  static String text(LiveCounts counts, double rate) {
    return String.format(
        Locale.ROOT,
        "%s: %,d rows, %,d received, %,d refused, %.0f/s, %.1f s behind",
        counts.name(),
        counts.rows(),
        counts.received(),
        counts.refused(),
        rate,
        counts.behind() / 1e3);
  }

  @Override
  public synchronized void close() {
    Map.copyOf(unwritten).values().forEach(this::write);
  }
}
