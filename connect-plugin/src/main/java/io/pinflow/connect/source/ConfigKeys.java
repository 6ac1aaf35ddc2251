package io.pinflow.connect.source;

import org.apache.kafka.common.config.ConfigDef;

/** Collects the keys of a ConfigDef with a running order inside their group. Not thread-safe. */
final class ConfigKeys {
  private final ConfigDef keys = new ConfigDef();
  private String group = "";
  private int order;

  ConfigKeys in(String group) {
    this.group = group;
    return this;
  }

  ConfigKeys required(String name, ConfigDef.Type type, ConfigDef.Validator validator, String doc) {
    return add(name, type, ConfigDef.NO_DEFAULT_VALUE, validator, ConfigDef.Importance.HIGH, doc);
  }

  ConfigKeys add(
      String name,
      ConfigDef.Type type,
      Object byDefault,
      ConfigDef.Validator validator,
      ConfigDef.Importance importance,
      String doc) {
    order++;
    keys.define(
        name,
        type,
        byDefault,
        validator,
        importance,
        doc,
        group,
        order,
        ConfigDef.Width.LONG,
        name);
    return this;
  }

  ConfigDef done() {
    return keys;
  }
}
