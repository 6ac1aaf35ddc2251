package io.pinflow.analytics.quality;

import java.util.List;

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
   * Called when a run has written everything.
   *
   * @throws io.pinflow.analytics.AnalyticsException when the run was asked to fail on violations
   *     and an expectation of severity {@code fail} does not hold
   */
  public void require() {
    List<Finding> fatal = findings.stream().filter(Finding::fatal).toList();
    if (onViolation == OnViolation.FAIL && !fatal.isEmpty()) {
      throw QualityErrors.violated(fatal);
    }
  }

  private long count(Finding.Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }
}
