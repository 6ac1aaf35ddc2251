package io.pinflow.connect.sink;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** Adds the keys of one subject to a ConfigDef, in the order they are given. Not thread-safe. */
final class SinkGroup {

  private final ConfigDef definition;
  private final String name;
  private int order;

  SinkGroup(ConfigDef definition, String name) {
    this.definition = definition;
    this.name = name;
  }

  void add(
      String key,
      ConfigDef.Type type,
      Object preset,
      ConfigDef.Validator check,
      Importance importance,
      String text) {
    order++;
    definition.define(
        key, type, preset, check, importance, text, name, order, ConfigDef.Width.LONG, key);
  }
}
