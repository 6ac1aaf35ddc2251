package io.pinflow.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A line now and then for each stage, where there is no terminal. */
final class PlainDisplay implements ProgressDisplay {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;

  PlainDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public Stage stage(String name, String unit) {
    return new PlainStage(name, unit);
  }

  @Override
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  private final class PlainStage implements Stage {
    private final String name;
    private final String unit;
    private final long started = System.nanoTime();
    private long lastSaid = started;
    private long done;
    private long said = UNKNOWN;
    private boolean finished;

    PlainStage(String name, String unit) {
      this.name = name;
      this.unit = unit;
    }

    @Override
    public synchronized void update(long newDone, long total) {
      if (finished) {
        return;
      }
      done = newDone;
      long now = System.nanoTime();
      if (now - lastSaid >= INTERVAL_NANOS && said != done) {
        lastSaid = now;
        said = done;
        say(line(total));
      }
    }

    private String line(long total) {
      String of =
          total > 0 ? String.format(Locale.ROOT, " of %,d (%d %%)", total, 100 * done / total) : "";
      return String.format(
          Locale.ROOT, "%-8s %,d%s %s, %,.0f/s", name, done, of, unit, done / seconds());
    }

    private double seconds() {
      return (System.nanoTime() - started) / NANOS_PER_SECOND;
    }

    @Override
    public synchronized void finish() {
      finished = true;
      say(String.format(Locale.ROOT, "%-8s %,d %s, done in %.1f s", name, done, unit, seconds()));
    }
  }
}
