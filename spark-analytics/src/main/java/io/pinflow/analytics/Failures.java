package io.pinflow.analytics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the causes of a failure to the log, for whoever has to look deeper than its message. */
final class Failures {

  private static final Logger LOGGER = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void log(Exception problem) {
    if (problem.getCause() != null) {
      LOGGER.error("The job failed.", problem);
    }
  }
}
