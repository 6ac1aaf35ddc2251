package io.pinflow.emulator.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress as a bar with count and rate. */
final class BarProgress implements Progress {
  private final ProgressBar bar;

  BarProgress(String stage, long total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(stage)
            .setInitialMax(total)
            .setUnit(" rows", 1)
            .showSpeed()
            .build();
  }

  @Override
  public void add(long rows) {
    bar.stepBy(rows);
  }

  @Override
  public void close() {
    bar.close();
  }
}
