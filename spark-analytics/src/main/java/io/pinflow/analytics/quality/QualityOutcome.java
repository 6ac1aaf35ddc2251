package io.pinflow.analytics.quality;

import io.pinflow.analytics.AnalyticsException;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param findings one an expectation, in the order of the rules; none when quality is off
 * @param repeated whether nothing changed since the last check, so that these are its findings
 */
public record QualityOutcome(List<Finding> findings, boolean repeated, OnViolation onViolation) {

  public QualityOutcome {
    findings = List.copyOf(findings);
  }

  /** How many expectations were checked and hold. */
  public long passed() {
    return count(Finding.Status.PASSED);
  }

  /** How many expectations do not hold. */
  public long failed() {
    return count(Finding.Status.FAILED);
  }

  /** How many expectations could not be checked, for want of rows or of earlier runs. */
  public long notChecked() {
    return count(Finding.Status.NOT_CHECKED);
  }

  /**
   * Why the run fails: it was asked to on violations, and an expectation of severity {@code fail}
   * does not hold.
   */
  public Optional<AnalyticsException> failure() {
    List<Finding> fatal = findings.stream().filter(Finding::fatal).toList();
    return onViolation == OnViolation.FAIL && !fatal.isEmpty()
        ? Optional.of(QualityErrors.violated(fatal))
        : Optional.empty();
  }

  /**
   * Called when a run has written everything.
   *
   * @throws AnalyticsException the {@link #failure()}
   */
  public void require() {
    failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private long count(Finding.Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }
}
