package io.pinflow.emulator.posting;

import java.io.PrintStream;

/** No progress, only the table at the end. */
record SilentDisplay(PrintStream output, PrintStream errors) implements Display {
  @Override
  public long interval() {
    return 1_000;
  }

  @Override
  public void show(Snapshot now, double rate) {}

  @Override
  public void note(String sentence) {
    errors.println(sentence);
  }

  @Override
  public void end(Snapshot last) {
    output.print(new SummaryTable(last).text());
  }
}
