package io.pinflow.connect.sink;

import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/** The way out for records that can't be landed: the worker's reporter, or the end of the task. */
final class Rejects {

  private final ErrantRecordReporter reporter;

  /** Null when the worker has no dead letter queue. */
  Rejects(ErrantRecordReporter reporter) {
    this.reporter = reporter;
  }

  boolean canReport() {
    return reporter != null;
  }

  /** Connect itself waits for what was reported before it commits. */
  @SuppressWarnings("FutureReturnValueIgnored")
  void report(SinkRecord record, RuntimeException cause) {
    if (reporter == null) {
      throw SinkErrors.unwritable(record, cause);
    }
    reporter.report(record, cause);
  }
}
