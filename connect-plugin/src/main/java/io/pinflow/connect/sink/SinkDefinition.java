package io.pinflow.connect.sink;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The definition of the sink's settings: types, defaults, checks and documentation. */
final class SinkDefinition {

  private SinkDefinition() {}

  static ConfigDef create() {
    ConfigDef definition = new ConfigDef();
    StoreDefinition.define(definition);
    FormatDefinition.define(definition);
    LayoutDefinition.define(definition);
    RotationDefinition.define(definition);
    ConfluentKeys.define(definition);
    return definition;
  }

  static void required(SinkGroup group, String name, ConfigDef.Type type, String text) {
    group.add(name, type, NO_DEFAULT_VALUE, null, Importance.HIGH, text);
  }

  static void optional(
      SinkGroup group, String name, ConfigDef.Type type, Object preset, String text) {
    group.add(name, type, preset, null, Importance.MEDIUM, text);
  }

  static void checked(
      SinkGroup group,
      String name,
      ConfigDef.Type type,
      Object preset,
      ConfigDef.Validator check,
      String text) {
    group.add(name, type, preset, check, Importance.MEDIUM, text);
  }
}
