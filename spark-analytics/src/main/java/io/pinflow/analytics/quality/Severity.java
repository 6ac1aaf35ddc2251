package io.pinflow.analytics.quality;

/** How bad it is when an expectation does not hold. */
enum Severity {
  /** Worth a look. */
  WARN,
  /** Fails a run that was asked to fail on violations. */
  FAIL,
  /** Not checked at all: how a file of the user's switches an expectation off. */
  OFF
}
