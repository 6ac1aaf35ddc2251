package io.pinflow.emulator.posting;

import java.time.Duration;
import java.util.Optional;

/**
 * What the other side said to one attempt.
 *
 * @param status as HTTP counts; 0 if there was no answer
 * @param trouble what kind of trouble in a few words; empty if it was accepted
 * @param detail the other side's own words, shortened
 * @param retryAfter how long it asks to wait
 */
public record Answer(
    Verdict verdict, int status, String trouble, String detail, Optional<Duration> retryAfter) {
  /** Whether to be content, to give up, or to try again. */
  public enum Verdict {
    ACCEPTED,
    REFUSED,
    UNAVAILABLE
  }

  public static Answer accepted(int status) {
    return new Answer(Verdict.ACCEPTED, status, "", "", Optional.empty());
  }

  public static Answer refused(int status, String trouble, String detail) {
    return new Answer(Verdict.REFUSED, status, trouble, detail, Optional.empty());
  }

  public static Answer unavailable(int status, String trouble, String detail) {
    return new Answer(Verdict.UNAVAILABLE, status, trouble, detail, Optional.empty());
  }

  Answer retryAfter(Duration wait) {
    return new Answer(verdict, status, trouble, detail, Optional.of(wait));
  }
}
