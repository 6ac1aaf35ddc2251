package io.pinflow.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * When a batch is killed: some time after it got to a point of its work. Points, not times since
 * the start: they are met on machines of any speed, and most of a short run is the start.
 */
record KillMoment(Point point, long milliseconds) {

  /** A point of the work. */
  enum Point {
    /** The batch has counted what it will merge. */
    MERGE(1500),
    /** A stream has planned a batch or recorded it as done. */
    CHECKPOINT(400),
    /** A table has a new version. */
    COMMIT(400),
    /** The first queries run. */
    QUERIES(700),
    /** Most queries are answered and written. */
    ANSWERS(300),
    /** The tables are kept in order, the summary is written, the run is logged. */
    SUMMARY(600);

    private final int spread;

    Point(int spread) {
      this.spread = spread;
    }
  }

  /** Every point as often as any other, give or take one, in an order of chance. */
  static List<KillMoment> random(int count, Random random) {
    List<Point> points = new ArrayList<>();
    while (points.size() < count) {
      List<Point> all = new ArrayList<>(List.of(Point.values()));
      Collections.shuffle(all, random);
      points.addAll(all);
    }
    return points.stream()
        .limit(count)
        .map(point -> new KillMoment(point, random.nextInt(point.spread)))
        .toList();
  }

  /** Waits for it; returns at once when the batch has ended. */
  void await(Path home, BatchProcess batch) throws InterruptedException {
    BooleanSupplier reached = reached(home, batch);
    while (batch.runs() && !reached.getAsBoolean()) {
      Thread.sleep(2);
    }
    for (long waited = 0; waited < milliseconds && batch.runs(); waited += 2) {
      Thread.sleep(2);
    }
  }

  private BooleanSupplier reached(Path home, BatchProcess batch) {
    return switch (point) {
      case MERGE -> () -> batch.hasSaid(line -> line.contains("\"merge\""));
      case CHECKPOINT -> more(home.resolve("checkpoints"), List.of("offsets", "commits"));
      case COMMIT -> more(home.resolve("delta"), List.of("_delta_log"));
      case QUERIES -> () -> batch.hasSaid(line -> line.contains("\"queries\""));
      case ANSWERS -> () -> batch.hasSaid(line -> line.contains("\"queries\",\"done\":8"));
      case SUMMARY -> () -> batch.hasSaid(line -> line.contains("\"queries\",\"done\":10"));
    };
  }

  private static BooleanSupplier more(Path folder, List<String> folders) {
    long before = files(folder, folders);
    return () -> files(folder, folders) > before;
  }

  private static long files(Path folder, List<String> folders) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder, 4)) {
      return files
          .filter(file -> folders.contains(file.getParent().getFileName().toString()))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .count();
    } catch (IOException | UncheckedIOException changing) {
      return 0;
    }
  }
}
