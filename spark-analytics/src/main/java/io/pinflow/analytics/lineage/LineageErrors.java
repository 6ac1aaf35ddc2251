package io.pinflow.analytics.lineage;

import io.pinflow.analytics.AnalyticsException;

/** Failures of lineage: problem, cause and remedy. */
final class LineageErrors {

  private LineageErrors() {}

  static AnalyticsException invalidTarget(String text) {
    return new AnalyticsException(
        "Invalid --lineage: '" + text + "'. Expected a file of this machine or http(s)://HOST.");
  }

  static AnalyticsException noListener() {
    return new AnalyticsException(
        "Cannot tell lineage because OpenLineage's Spark listener is not on the class path. Add"
            + " the jar io.openlineage:openlineage-spark_2.13:"
            + Lineage.TESTED_VERSION
            + " of Maven Central to it (on Databricks as a library of the cluster), or leave"
            + " --lineage out.");
  }

  static AnalyticsException unwritable(String file, Throwable cause) {
    return new AnalyticsException(
        "Cannot write lineage to '"
            + file
            + "' because "
            + cause.getMessage()
            + ". Check --lineage, free space and rights.",
        cause);
  }
}
