package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.TerminalBuilder;

/** One bar a stage, with counts and rate, on a terminal. */
final class BarDisplay implements ProgressDisplay {
  private static final int REFRESH_MILLIS = 200;
  private static final int NAME_WIDTH = 8;

  private final ConcurrentLinkedQueue<ProgressBar> open = new ConcurrentLinkedQueue<>();

  @Override
  public synchronized Stage stage(String name, String unit) {
    if (open.isEmpty()) {
      leaveSignalsAlone();
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(String.format("%-" + NAME_WIDTH + "s", name))
            .setInitialMax(UNKNOWN)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUnit(" " + unit, 1)
            .showSpeed()
            .build();
    open.add(bar);
    return new BarStage(bar);
  }

  /**
   * Left to itself, the bars' terminal takes Ctrl-C from the JVM, and nothing would be stopped. The
   * last bar closes the terminal, so the first one opens another.
   */
  @SuppressWarnings("deprecation") // discouraged, but progressbar has no other way in
  private static void leaveSignalsAlone() {
    try {
      TerminalBuilder.setTerminalOverride(
          TerminalBuilder.builder().dumb(true).nativeSignals(false).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void say(String line) {
    System.out.println(line);
  }

  @Override
  public void close() {
    open.forEach(ProgressBar::close);
  }

  private final class BarStage implements Stage {
    private final ProgressBar bar;

    BarStage(ProgressBar bar) {
      this.bar = bar;
    }

    @Override
    public void update(long done, long total) {
      if (!open.contains(bar)) {
        return;
      }
      bar.maxHint(total);
      bar.stepTo(done);
    }

    @Override
    public void finish() {
      bar.maxHint(bar.getCurrent());
      open.remove(bar);
      bar.close();
    }
  }
}
