package io.pinflow.analytics.live;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A moving line a table, on the terminal. */
final class BarDisplay implements LiveDisplay {

  private final Map<String, ProgressBar> bars = new LinkedHashMap<>();
  private final Map<String, Rate> rates = new LinkedHashMap<>();

  @Override
  public void ready() {}

  @Override
  public synchronized void batch(LiveCounts counts) {
    ProgressBar bar = bars.computeIfAbsent(counts.name(), BarDisplay::start);
    double rate = rates.computeIfAbsent(counts.name(), name -> new Rate()).next(counts.received());
    bar.setExtraMessage(
        String.format(
            Locale.ROOT,
            " %,d refused, %.0f/s, %.1f s behind",
            counts.refused(),
            rate,
            counts.behind() / 1e3));
    bar.stepTo(counts.rows());
  }

  private static ProgressBar start(String name) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(-1)
        .setUnit(" rows", 1)
        .hideEta()
        .build();
  }

  @Override
  public synchronized void close() {
    bars.values().forEach(ProgressBar::close);
  }
}
