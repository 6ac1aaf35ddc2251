package io.pinflow.analytics.quality;

/** What a run does when an expectation of severity {@code fail} does not hold. */
public enum OnViolation {
  /** Says so. */
  REPORT,
  /** Fails, after everything is written. */
  FAIL
}
