package io.pinflow.analytics.quality;

import io.pinflow.analytics.Location;
import java.util.Optional;

/**
 * How a run checks its tables.
 *
 * @param expectations a file of rules; without one the built-in rules hold
 */
public record QualitySettings(
    QualityScope scope, Optional<Location> expectations, OnViolation onViolation) {

  /** What a run does that was told nothing. */
  public static QualitySettings defaults() {
    return new QualitySettings(QualityScope.CHANGED, Optional.empty(), OnViolation.REPORT);
  }
}
