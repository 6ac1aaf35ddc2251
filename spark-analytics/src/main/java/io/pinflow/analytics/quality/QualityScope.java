package io.pinflow.analytics.quality;

/** Which rows the expectations are checked on. */
public enum QualityScope {
  /** Those that changed since the last check. */
  CHANGED,
  /** All. */
  FULL,
  /** None: nothing is checked, read or written. */
  OFF
}
