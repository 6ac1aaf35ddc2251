package io.pinflow.emulator.posting;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jline.terminal.TerminalBuilder;

/** Progress as a bar with rate, errors and latencies, and a table at the end. */
final class BarDisplay implements Display {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream output;
  private final PrintStream errors;
  private final ProgressBar bar;

  BarDisplay(long total, PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
    leaveSignalsAlone();
    bar =
        new ProgressBarBuilder()
            .setTaskName("emulate")
            .setInitialMax(total)
            .setUnit(" posts", 1)
            .hideEta()
            .build();
  }

  /** Left to itself, the bar's terminal takes Ctrl-C from the JVM, and no shutdown hook runs. */
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
  public long interval() {
    return 250;
  }

  @Override
  public void show(Snapshot now, double rate) {
    bar.stepTo(now.posts());
    bar.setExtraMessage(" " + state(now.all(), rate));
  }

  /** Short enough for 80 columns. */
  private static String state(Snapshot.Part all, double rate) {
    return String.format(
        Locale.ROOT,
        "%,.1f/s, %,d errors, p50 %,.0f p99 %,.0f ms",
        rate,
        all.failed(),
        all.milliseconds(50),
        all.milliseconds(99));
  }

  @Override
  public void note(String sentence) {
    errors.println(CLEAR_LINE + sentence);
  }

  @Override
  public void end(Snapshot last) {
    show(last, last.rate());
    bar.close();
    output.print(new SummaryTable(last).text());
  }
}
