package io.pinflow.analytics;

/** A failure that a person can mend; its message says what, why and how. */
public final class AnalyticsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure without a deeper cause. */
  public AnalyticsException(String message) {
    super(message);
  }

  /** A failure whose cause goes to the log. */
  public AnalyticsException(String message, Throwable cause) {
    super(message, cause);
  }
}
