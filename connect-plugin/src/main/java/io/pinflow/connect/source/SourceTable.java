package io.pinflow.connect.source;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A table to read: where its rows go and which column is its key. Immutable. */
final class SourceTable {
  /** Version of the offsets' form: a later form can tell these from its own. */
  private static final String OFFSET_VERSION = "1";

  static final String OFFSET_KEY = "key";

  private final TableName name;
  private final String topic;
  private final Optional<String> configuredKey;

  SourceTable(TableName name, String topic, Optional<String> configuredKey) {
    this.name = name;
    this.topic = topic;
    this.configuredKey = configuredKey;
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

  /**
   * The offsets' partition: of another key column it is another one, for their values can't be
   * compared.
   *
   * <p>A HashMap, because Connect finds offsets by the JSON text of their partition, and its own
   * requests for offsets bring the entries in a HashMap's order.
   */
  Map<String, String> partition(TableKey key) {
    Map<String, String> partition = new HashMap<>();
    partition.put("table", name.toString());
    partition.put("column", key.column());
    partition.put("version", OFFSET_VERSION);
    return Collections.unmodifiableMap(partition);
  }
}
