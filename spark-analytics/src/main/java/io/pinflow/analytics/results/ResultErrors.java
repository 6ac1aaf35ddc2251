package io.pinflow.analytics.results;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.AnalyticsException;

/** Failures of keeping answers: problem, cause and remedy. */
final class ResultErrors {

  private ResultErrors() {}

  static AnalyticsException unreadableHistory(String table, Throwable cause) {
    return new AnalyticsException(
        "Cannot read the last answer in '"
            + table
            + "' because "
            + AnalyticsErrors.rootMessage(cause)
            + ". Mend the table, or delete it to begin its history anew, and run the batch again.",
        cause);
  }

  static AnalyticsException unwritableHistory(String table, Throwable cause) {
    return new AnalyticsException(
        "Cannot keep the answer in '"
            + table
            + "' because "
            + AnalyticsErrors.rootMessage(cause)
            + ". Check free space and rights, and run the batch again: it adds what is missing.",
        cause);
  }

  static AnalyticsException contended(String table) {
    return new AnalyticsException(
        "Cannot keep the answer in '"
            + table
            + "' because other writers were quicker each time. Run one batch at a time.");
  }
}
