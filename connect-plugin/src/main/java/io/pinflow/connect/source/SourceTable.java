package io.pinflow.connect.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A table to read: where its rows go and which columns it goes by. Immutable. */
final class SourceTable {
  /** Version of the offsets' form: a later form can tell these from its own. */
  private static final String OFFSET_VERSION = "1";

  private final TableName name;
  private final String topic;
  private final Optional<String> configuredKey;
  private final Optional<String> configuredTime;
  private final RecordForm form;

  /**
   * Names a table.
   *
   * @param configuredKey its key's column, empty for its primary key
   * @param configuredTime the column of a row's last change, empty to go by the key
   * @param form what its records carry besides the columns
   */
  SourceTable(
      TableName name,
      String topic,
      Optional<String> configuredKey,
      Optional<String> configuredTime,
      RecordForm form) {
    this.name = name;
    this.topic = topic;
    this.configuredKey = configuredKey;
    this.configuredTime = configuredTime;
    this.form = form;
  }

  TableName name() {
    return name;
  }

  String topic() {
    return topic;
  }

  Optional<String> configuredKey() {
    return configuredKey;
  }

  Optional<String> configuredTime() {
    return configuredTime;
  }

  RecordForm form() {
    return form;
  }

  /**
   * The offsets' partition: of other columns to go by it is another one, for their values can't be
   * compared.
   *
   * <p>A HashMap, because Connect finds offsets by the JSON text of their partition, and its own
   * requests for offsets bring the entries in a HashMap's order.
   */
  Map<String, String> partition(ReadOrder order) {
    Map<String, String> partition = new HashMap<>();
    partition.put("table", name.toString());
    partition.put("column", order.names());
    partition.put("version", OFFSET_VERSION);
    return new TablePartition(partition);
  }
}
