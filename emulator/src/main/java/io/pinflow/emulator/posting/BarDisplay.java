package io.pinflow.emulator.posting;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress as a bar with rate, errors and latencies, and a table at the end. */
final class BarDisplay implements Display {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream output;
  private final PrintStream errors;
  private final ProgressBar bar;

  BarDisplay(long total, PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
    bar =
        new ProgressBarBuilder()
            .setTaskName("emulate")
            .setInitialMax(total)
            .setUnit(" posts", 1)
            .build();
  }

  @Override
  public long interval() {
    return 250;
  }

  @Override
  public void show(Snapshot now, double rate) {
    bar.stepTo(now.posts());
    bar.setExtraMessage(" " + PlainDisplay.state(now, rate));
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
