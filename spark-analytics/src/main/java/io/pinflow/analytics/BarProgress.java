package io.pinflow.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar a stage, on the terminal. */
final class BarProgress implements Progress {

  private final Map<String, ProgressBar> bars = new LinkedHashMap<>();

  @Override
  public synchronized void update(String stage, long done, long total) {
    ProgressBar bar = bars.computeIfAbsent(stage, BarProgress::start);
    if (total >= 0) {
      bar.maxHint(total);
    }
    bar.stepTo(done);
  }

  private static ProgressBar start(String stage) {
    return new ProgressBarBuilder().setTaskName(stage).setInitialMax(-1).showSpeed().build();
  }

  @Override
  public synchronized void close() {
    bars.values().forEach(ProgressBar::close);
  }
}
