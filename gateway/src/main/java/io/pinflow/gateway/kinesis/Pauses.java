package io.pinflow.gateway.kinesis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses between attempts: each drawn at random from a span that doubles, so that callers who were
 * turned away together do not come back together, until the time for a call is over.
 */
final class Pauses {
  private static final long SHORTEST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 1_000;

  private final Vertx vertx;
  private final long patienceMillis;

  Pauses(Vertx vertx, long patienceMillis) {
    this.vertx = vertx;
    this.patienceMillis = patienceMillis;
  }

  Turn begin() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    return new Turn(deadline, SHORTEST_MILLIS);
  }

  /** An attempt's place in the row of attempts of one call. */
  final class Turn {
    private final long deadline;
    private final long spanMillis;

    private Turn(long deadline, long spanMillis) {
      this.deadline = deadline;
      this.spanMillis = spanMillis;
    }

    /** Whether the longest pause this turn could draw still ends before the deadline. */
    boolean isInTime() {
      return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(spanMillis) - deadline < 0;
    }

    /** The next attempt's turn, after the pause. */
    Future<Turn> pause() {
      long millis = 1 + ThreadLocalRandom.current().nextLong(spanMillis);
      Turn next = new Turn(deadline, Math.min(2 * spanMillis, LONGEST_MILLIS));
      return vertx.timer(millis, TimeUnit.MILLISECONDS).map(next);
    }
  }
}
