package io.pinflow.analytics;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes lines, no more often than their kind wants, and always the last one of a stage. */
final class LineProgress implements Progress {

  private final PrintStream out;
  private final ProgressLine line;
  private final Map<String, Stage> stages = new LinkedHashMap<>();

  LineProgress(PrintStream out, ProgressLine line) {
    this.out = out;
    this.line = line;
  }

  @Override
  public synchronized void update(String stage, long done, long total) {
    Stage known = stages.computeIfAbsent(stage, name -> new Stage());
    known.done = done;
    known.total = total;
    long now = System.nanoTime() / 1_000_000;
    if (known.lastWritten == 0 || now - known.lastWritten >= line.pause() || done == total) {
      known.lastWritten = now;
      write(stage, known);
    }
  }

  private void write(String name, Stage stage) {
    if (stage.done != stage.writtenDone || stage.total != stage.writtenTotal) {
      stage.writtenDone = stage.done;
      stage.writtenTotal = stage.total;
      out.println(line.text(name, stage.done, stage.total));
      out.flush();
    }
  }

  @Override
  public synchronized void close() {
    stages.forEach(this::write);
  }

  private static final class Stage {
    private long done;
    private long total;
    private long lastWritten;
    private long writtenDone = -1;
    private long writtenTotal = -1;
  }
}
