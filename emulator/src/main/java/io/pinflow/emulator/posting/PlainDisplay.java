package io.pinflow.emulator.posting;

import java.io.PrintStream;
import java.util.Locale;

/** Progress as a sentence every few seconds, and a table at the end. */
record PlainDisplay(long total, PrintStream output, PrintStream errors) implements Display {
  @Override
  public long interval() {
    return 3_000;
  }

  @Override
  public void show(Snapshot now, double rate) {
    String of = total < 0 ? "" : String.format(Locale.ROOT, " of %,d", total);
    output.println(
        String.format(Locale.ROOT, "emulate: %,d%s posts, %s", now.posts(), of, state(now, rate)));
  }

  static String state(Snapshot now, double rate) {
    Snapshot.Part all = now.all();
    return String.format(
        Locale.ROOT,
        "%,.1f/s, %,d errors, p50 %,.1f ms, p99 %,.1f ms",
        rate,
        all.failed(),
        all.milliseconds(50),
        all.milliseconds(99));
  }

  @Override
  public void note(String sentence) {
    errors.println(sentence);
  }

  @Override
  public void end(Snapshot last) {
    output.print(new SummaryTable(last).text());
  }
}
