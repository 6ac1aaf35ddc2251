package io.pinflow.connect.source;

import org.apache.kafka.connect.errors.ConnectException;

/**
 * Messages about comparing tables with topics: problem, cause, remedy. None holds a row's content
 * or a secret.
 */
final class ReconcileErrors {
  private ReconcileErrors() {}

  static String noReconcileServers() {
    return "Must specify reconcile.bootstrap.servers because a connector does not know its worker's. Set it to the"
        + " brokers that the records go to, for example broker-1:9098,broker-2:9098.";
  }

  static String noReconcileConverter() {
    return "Must specify reconcile.key.converter because a connector does not know its worker's key.converter, and"
        + " the keys in the topics are read back by it. Set it, with its settings as reconcile.key.converter.…, or"
        + " set the connector's own key.converter.";
  }

  static String unusableReconcileConverter(String converter, String reason) {
    return "Cannot use '"
        + converter
        + "' to read keys back because: "
        + reason
        + ". Set reconcile.key.converter to the class that the worker writes keys by, and its settings as"
        + " reconcile.key.converter.….";
  }

  static String unusableReconcileConsumer(String reason) {
    return "Cannot read topics because no consumer can be made of reconcile.bootstrap.servers and reconcile.consumer.…: "
        + reason
        + ". Give it the security settings of the worker.";
  }

  static String reconcileWithoutKey() {
    return "Cannot use record.key=none with reconcile.interval.ms or reconcile.request because only their keys tell"
        + " which rows a topic has. Set record.key to text or struct.";
  }

  static String reconcileOfSnapshots() {
    return "Cannot use mode=snapshot with reconcile.interval.ms or reconcile.request because a row that came after the"
        + " snapshot would be taken for a lost one. Set mode to incrementing or timestamp, or leave the other out.";
  }

  static String invalidReportTopic(String topic) {
    return "Invalid reconcile.report.topic: '"
        + topic
        + "' can't be a topic's name, or is the topic of a table. Expected 1 to 249 of the characters a-z A-Z 0-9 . _"
        + " - and a topic of its own.";
  }

  static ConnectException noTopic(String topic) {
    return new ConnectException(
        "Cannot compare topic '"
            + topic
            + "' because it does not exist, or the consumer may not see it. Check topic.names, whether a transform"
            + " renames the topic, and the rights to describe and read it.");
  }

  static ConnectException renamedTopic(TableName table, String topic, String other) {
    return new ConnectException(
        "Cannot compare table '"
            + table
            + "' with topic '"
            + topic
            + "' because its records go to '"
            + other
            + "'. Name the topic in topic.names instead of having a transform rename it.");
  }

  static ConnectException foreignTopic(String topic) {
    return new ConnectException(
        "Cannot compare topic '"
            + topic
            + "' because most of its records have keys that are none of the table's. Set reconcile.key.converter and its settings to"
            + " those by which keys are written, and leave keys to the connector: a transform that changes them can't"
            + " be undone.");
  }

  static ConnectException unreadableKeys(TableName table) {
    return new ConnectException(
        "Cannot compare table '"
            + table
            + "' because a key that the converter has written is another one when it is read back. Set record.key to"
            + " text, or reconcile.key.converter to a converter that keeps the key's types.");
  }

  static String reconcileFailed(TableName table, String reason, long waitMs) {
    return "Table '"
        + table
        + "' could not be compared with its topic because: "
        + reason
        + ". It is tried again in "
        + waitMs
        + " ms; rows are delivered all the while.";
  }

  static String refusedDeletes(TableName table, long keys) {
    return "Table '"
        + table
        + "' lacks "
        + keys
        + " keys that its topic has, more than reconcile.deletes.max.percent of them: no tombstones were sent for them."
        + " Check that it is the right table with all its rows; if they were deleted on purpose, raise the limit and"
        + " set a new reconcile.request.";
  }

  static String expiredRows(TableName table, String topic, long rows) {
    return "Topic '"
        + topic
        + "' lacks "
        + rows
        + " rows of table '"
        + table
        + "', and has lost its first records, with which they may have expired: they were not sent. To have them sent,"
        + " set reconcile.resend.expired to true.";
  }
}
