package io.pinflow.analytics.report;

import java.util.Map;

/** A line of {@code runs.jsonl}: one run of the job. */
record Run(
    String runId,
    String command,
    String started,
    String finished,
    String status,
    String error,
    double seconds,
    Map<String, Summary.Table> tables,
    String gitRevision) {

  Run {
    started = started == null ? "" : started;
    finished = finished == null ? "" : finished;
    status = status == null ? "" : status;
    error = error == null ? "" : error;
    tables = tables == null ? Map.of() : tables;
  }

  boolean failed() {
    return status.equals("failed");
  }

  /** Rows that were new in all tables. */
  long inserted() {
    return tables.values().stream().mapToLong(Summary.Table::inserted).sum();
  }
}
