package io.pinflow.connect.source;

import org.apache.kafka.common.config.ConfigDef;

/** Every key of the table source, group by group in the order of the documentation. */
final class TableSourceDefinition {
  private TableSourceDefinition() {}

  static ConfigDef configDef() {
    ConfigKeys keys = new ConfigKeys();
    ConnectionDefinition.define(keys);
    TableDefinition.define(keys);
    OrderDefinition.define(keys);
    TopicDefinition.define(keys);
    RecordDefinition.define(keys);
    ReadingDefinition.define(keys);
    ValueDefinition.define(keys);
    ReconcileDefinition.define(keys);
    return keys.done();
  }
}
