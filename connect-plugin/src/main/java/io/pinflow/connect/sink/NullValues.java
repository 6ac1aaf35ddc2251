package io.pinflow.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** What becomes of records without a value. */
final class NullValues {

  private final boolean keeps;
  private final boolean ignores;
  private final boolean reports;
  private final Rejects rejects;

  NullValues(S3SinkConfig config, Rejects rejects) {
    this.keeps = config.keepsNullValues();
    this.ignores = config.ignoresNullValues();
    this.reports = config.reportsNullValues() && rejects.canReport();
    this.rejects = rejects;
  }

  /**
   * Whether the record is to be landed.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException when records without a value must stop
   *     the task
   */
  boolean isData(SinkRecord record) {
    if (record.value() != null || keeps) {
      return true;
    }
    if (!ignores) {
      throw SinkErrors.nullValue(record);
    }
    if (reports) {
      rejects.report(record, SinkErrors.nullValue(record));
    }
    return false;
  }
}
