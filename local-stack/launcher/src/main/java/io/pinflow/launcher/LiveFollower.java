package io.pinflow.launcher;

import io.pinflow.launcher.Flow.TableCounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Follows the posts of a live demo from the gateway's two doors to the Delta tables until each has
 * arrived, showing how all of them grow; fails when nothing moves any more.
 */
final class LiveFollower {
  private static final long POLL_MILLIS = 200;
  private static final Duration HEALTH_EVERY = Duration.ofSeconds(2);
  private static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  private final Posting rest;
  private final Posting kinesis;
  private final Flow flow;
  private final LiveCounts live;
  private final Runnable health;
  private final long posts;
  private final ProgressDisplay.Stage restShown;
  private final ProgressDisplay.Stage kinesisShown;
  private final ProgressDisplay.Stage cleanShown;
  private final Map<String, ProgressDisplay.Stage> tablesShown = new LinkedHashMap<>();
  private final ProgressDisplay.Stage refusedShown;
  private long lastHealth = System.nanoTime();
  private long lastMove = System.nanoTime();
  private long lastTotal = -1;

  /**
   * Follows two postings.
   *
   * @param posts how many posts each of them sends
   * @param health throws when a part has failed; asked every few seconds
   */
  LiveFollower(
      Posting rest,
      Posting kinesis,
      Flow flow,
      LiveCounts live,
      long posts,
      ProgressDisplay display,
      Runnable health) {
    this.rest = rest;
    this.kinesis = kinesis;
    this.flow = flow;
    this.live = live;
    this.posts = posts;
    this.health = health;
    this.restShown = display.stage("rest", "posts");
    this.kinesisShown = display.stage("kinesis", "posts");
    this.cleanShown = display.stage("clean", "rows");
    Names.TABLES.forEach(table -> tablesShown.put(table, display.stage(table, "rows")));
    this.refusedShown = display.stage("refused", "records");
  }

  /**
   * Follows to the end.
   *
   * @param posted whether the postings are over
   * @return the counts of each table
   */
  Map<String, LiveDemoCounts> follow(java.util.function.BooleanSupplier posted)
      throws InterruptedException {
    while (true) {
      boolean over = posted.getAsBoolean();
      Map<String, LiveDemoCounts> counts = counts();
      show(counts);
      if (over && arrived(counts)) {
        finish();
        return counts;
      }
      watch(counts);
      Thread.sleep(POLL_MILLIS);
    }
  }

  Map<String, LiveDemoCounts> counts() {
    rest.records().readOn();
    kinesis.records().readOn();
    Map<String, TableCounts> topics = flow.counts();
    Map<String, LiveDemoCounts> counts = new LinkedHashMap<>();
    Names.TABLES.forEach(
        table -> counts.put(table, LiveDemoCounts.of(table, rest, kinesis, topics, live)));
    return counts;
  }

  private boolean arrived(Map<String, LiveDemoCounts> counts) {
    long letters = counts.values().stream().mapToLong(of -> of.topic().deadLetters()).sum();
    return counts.values().stream().allMatch(LiveDemoCounts::arrived)
        && live.of(LiveCounts.DEAD_LETTERS).received() >= letters;
  }

  private void show(Map<String, LiveDemoCounts> counts) {
    restShown.update(rest.posts(), posts);
    kinesisShown.update(kinesis.posts(), posts);
    cleanShown.update(
        counts.values().stream().mapToLong(of -> of.topic().cleaned()).sum(),
        counts.values().stream().mapToLong(of -> of.topic().raw()).sum());
    counts.forEach(
        (table, of) ->
            tablesShown
                .get(table)
                .update(of.live().rows(), Math.max(of.posts(), of.live().rows())));
    refusedShown.update(live.refused(), ProgressDisplay.UNKNOWN);
  }

  private void finish() {
    restShown.finish();
    kinesisShown.finish();
    cleanShown.finish();
    tablesShown.values().forEach(ProgressDisplay.Stage::finish);
    refusedShown.finish();
  }

  private void watch(Map<String, LiveDemoCounts> counts) {
    long now = System.nanoTime();
    if (now - lastHealth > HEALTH_EVERY.toNanos()) {
      lastHealth = now;
      health.run();
    }
    long total =
        counts.values().stream()
            .mapToLong(of -> of.rest() + of.kinesis() + of.topic().raw() + of.live().received())
            .sum();
    if (total != lastTotal) {
      lastTotal = total;
      lastMove = now;
    }
    if (now - lastMove > STALLED_AFTER.toNanos()) {
      throw Problem.failed(
          "Cannot go on because no record has moved for "
              + STALLED_AFTER.toSeconds()
              + " s: "
              + counts
              + ". See the logs of the parts with 'pinflow logs'.");
    }
  }
}
