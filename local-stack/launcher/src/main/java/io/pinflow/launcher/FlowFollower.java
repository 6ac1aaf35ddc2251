package io.pinflow.launcher;

import io.pinflow.launcher.Flow.TableCounts;
import io.pinflow.launcher.StageTimes.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Follows the rows from the database to the bucket until every one has arrived, showing each stage;
 * fails when nothing moves any more.
 */
final class FlowFollower {
  private static final long POLL_MILLIS = 150;
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(3);
  private static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  private final Flow flow;
  private final StageTimes times;
  private final ProgressDisplay.Stage source;
  private final ProgressDisplay.Stage clean;
  private final ProgressDisplay.Stage land;
  private final Runnable health;
  private long lastHealth = System.nanoTime();
  private long lastMove = System.nanoTime();
  private long lastTotal = -1;

  /**
   * Follows a flow.
   *
   * @param health throws when a part has failed; asked every few seconds
   */
  FlowFollower(Flow flow, StageTimes times, ProgressDisplay display, Runnable health) {
    this.flow = flow;
    this.times = times;
    this.health = health;
    this.source = display.stage("source", "rows");
    this.clean = display.stage("clean", "rows");
    this.land = display.stage("land", "rows");
  }

  /** What the database holds once loading is over. */
  interface Expected {
    /** Rows of each table; asked only once loading is complete. */
    Map<String, Long> rows();

    boolean isComplete();
  }

  void follow(Expected expected) throws InterruptedException {
    boolean done = false;
    while (!done) {
      Map<String, TableCounts> counts = flow.counts();
      boolean sourced = showSource(counts, expected);
      boolean cleaned = showClean(counts, sourced);
      done = showLanded(cleaned);
      watch();
      if (!done) {
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private boolean showSource(Map<String, TableCounts> counts, Expected expected) {
    long raw = sum(counts, TableCounts::rawDistinct);
    if (!expected.isComplete()) {
      source.update(raw, ProgressDisplay.UNKNOWN);
      return false;
    }
    Map<String, Long> rows = expected.rows();
    source.update(raw, rows.values().stream().mapToLong(Long::longValue).sum());
    boolean complete =
        rows.entrySet().stream()
            .allMatch(entry -> counts.get(entry.getKey()).rawDistinct() >= entry.getValue());
    end(complete, Stage.SOURCE, source);
    return complete;
  }

  private boolean showClean(Map<String, TableCounts> counts, boolean sourced) {
    long raw = sum(counts, TableCounts::raw);
    long done = sum(counts, TableCounts::cleaned) + sum(counts, TableCounts::deadLetters);
    begin(raw > 0, Stage.CLEAN);
    clean.update(done, raw);
    boolean complete = sourced && counts.values().stream().allMatch(TableCounts::allCleaned);
    end(complete, Stage.CLEAN, clean);
    return complete;
  }

  private boolean showLanded(boolean cleaned) {
    long total = flow.total();
    long landed = flow.landed();
    begin(total > 0, Stage.LAND);
    land.update(landed, total);
    boolean complete = cleaned && flow.allLanded();
    end(complete, Stage.LAND, land);
    if (landed + total != lastTotal) {
      lastTotal = landed + total;
      lastMove = System.nanoTime();
    }
    return complete;
  }

  private void begin(boolean started, Stage stage) {
    if (started) {
      times.of(stage).start();
    }
  }

  private void end(boolean complete, Stage stage, ProgressDisplay.Stage shown) {
    if (complete && !times.of(stage).isStopped()) {
      times.of(stage).start();
      times.of(stage).stop();
      shown.finish();
    }
  }

  private void watch() {
    long now = System.nanoTime();
    if (now - lastHealth > HEALTH_EVERY.toNanos()) {
      lastHealth = now;
      health.run();
    }
    if (now - lastMove > STALLED_AFTER.toNanos()) {
      throw Problem.failed(
          "Cannot go on because no row has moved for "
              + STALLED_AFTER.toSeconds()
              + " s: "
              + flow.counts()
              + ". See the logs of the parts with 'pinflow logs'.");
    }
  }

  private static long sum(Map<String, TableCounts> counts, ToLongFunction<TableCounts> count) {
    return counts.values().stream().mapToLong(count).sum();
  }
}
