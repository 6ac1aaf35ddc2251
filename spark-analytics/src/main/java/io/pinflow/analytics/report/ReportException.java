package io.pinflow.analytics.report;

/** Why a report can't be written, in words for the one who asked for it. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
