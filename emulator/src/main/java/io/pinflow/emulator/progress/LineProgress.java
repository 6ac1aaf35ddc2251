package io.pinflow.emulator.progress;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Progress as lines, no more often than at an interval, and a last one. */
final class LineProgress implements Progress {
  private final LongFunction<String> wording;
  private final long interval;
  private final Consumer<String> output;
  private long done;
  private long shownAt;

  LineProgress(LongFunction<String> wording, long intervalMillis, Consumer<String> output) {
    this.wording = wording;
    this.interval = TimeUnit.MILLISECONDS.toNanos(intervalMillis);
    this.output = output;
    shownAt = System.nanoTime();
  }

  @Override
  public synchronized void add(long rows) {
    done += rows;
    if (System.nanoTime() - shownAt >= interval) {
      show();
    }
  }

  @Override
  public synchronized void close() {
    show();
  }

  private void show() {
    output.accept(wording.apply(done));
    shownAt = System.nanoTime();
  }
}
