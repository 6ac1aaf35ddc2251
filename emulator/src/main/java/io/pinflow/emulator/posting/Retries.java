package io.pinflow.emulator.posting;

import io.pinflow.emulator.posting.Answer.Verdict;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries until there is a final answer, at most so often, waiting between 50 ms and 5 s, longer each
 * time and never quite the same; a stop ends it after the attempt under way. Thread-safe.
 */
public final class Retries {
  private static final long FIRST_WAIT = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_WAIT = Duration.ofSeconds(5).toNanos();
  private static final int MAX_DOUBLINGS = 10;

  private final int tries;
  private final Stop stop;
  private final Meter meter;

  public Retries(int tries, Stop stop, Meter meter) {
    this.tries = tries;
    this.stop = stop;
    this.meter = meter;
  }

  /** The last answer: one that is final, or the one after which there was no more trying. */
  public Answer answerOf(Attempt attempt) throws InterruptedException {
    Answer answer = attempt.make();
    for (int made = 1; made < tries && answer.verdict() == Verdict.UNAVAILABLE; made++) {
      meter.retrying(answer);
      if (!stop.waitUntil(System.nanoTime() + wait(made, answer))) {
        return answer;
      }
      answer = attempt.make();
    }
    return answer;
  }

  private static long wait(int made, Answer answer) {
    long longest = Math.min(FIRST_WAIT << Math.min(made - 1, MAX_DOUBLINGS), LONGEST_WAIT);
    long jittered = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    long asked = answer.retryAfter().map(Duration::toNanos).orElse(0L);
    return Math.max(jittered, Math.min(asked, LONGEST_WAIT));
  }

  /** One attempt. */
  public interface Attempt {
    Answer make() throws InterruptedException;
  }
}
