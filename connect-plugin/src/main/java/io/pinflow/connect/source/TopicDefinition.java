package io.pinflow.connect.source;

import static io.pinflow.connect.source.TableSourceConfig.TOPIC_NAMES_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_PREFIX_CONFIG;
import static io.pinflow.connect.source.TableSourceConfig.TOPIC_TEMPLATE_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/** The keys of the names of topics. */
final class TopicDefinition {
  private TopicDefinition() {}

  static void define(ConfigKeys keys) {
    keys.in("Topics")
        .add(
            TOPIC_PREFIX_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.HIGH,
            "The text before the table in the name of its topic.")
        .add(
            TOPIC_TEMPLATE_CONFIG,
            ConfigDef.Type.STRING,
            "${prefix}${table}",
            null,
            ConfigDef.Importance.LOW,
            "How a topic is named, with ${prefix} for topic.prefix, ${schema} and ${table}.")
        .add(
            TOPIC_NAMES_CONFIG,
            ConfigDef.Type.LIST,
            "",
            TableMap.validator(),
            ConfigDef.Importance.HIGH,
            "The topics of single tables, as table:topic separated by commas. It goes"
                + " before topic.template.");
  }
}
