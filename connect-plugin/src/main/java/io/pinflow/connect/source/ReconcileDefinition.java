package io.pinflow.connect.source;

import static io.pinflow.connect.source.ReconcileConfig.CONSUMER_PREFIX;
import static io.pinflow.connect.source.ReconcileConfig.DELETES_MAX_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.INTERVAL_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.KEY_CONVERTER_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.MEMORY_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.REPORT_TOPIC_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.REQUEST_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.RESEND_CONFIG;
import static io.pinflow.connect.source.ReconcileConfig.SERVERS_CONFIG;

import org.apache.kafka.common.config.ConfigDef;

/** The keys that say when and how tables are compared with their topics. */
final class ReconcileDefinition {
  private ReconcileDefinition() {}

  static void define(ConfigKeys keys) {
    defineWhen(keys.in("Reconciliation"));
    defineTopics(keys);
    defineLimits(keys);
  }

  private static void defineWhen(ConfigKeys keys) {
    keys.add(
            INTERVAL_CONFIG,
            ConfigDef.Type.LONG,
            0L,
            ConfigDef.Range.between(0, 31_536_000_000L),
            ConfigDef.Importance.MEDIUM,
            "The time between two comparisons of every table with its topic, in milliseconds; 0 is"
                + " never. What the topic lacks is sent, what was deleted becomes a tombstone.")
        .add(
            REQUEST_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "Asks for one comparison, at once: any text other than the last one, such as the date."
                + " Empty asks for none.");
  }

  private static void defineTopics(ConfigKeys keys) {
    keys.add(
            SERVERS_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The brokers to read the topics from, as host:port separated by commas. Required for"
                + " comparisons. Settings of the consumer that reads, those of its security above"
                + " all, carry the prefix "
                + CONSUMER_PREFIX
                + ", as in reconcile.consumer.security.protocol.")
        .add(
            KEY_CONVERTER_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.MEDIUM,
            "The class of the converter that keys are written by, to read them back, with its"
                + " settings behind it as in reconcile.key.converter.schemas.enable. Left empty, it"
                + " is the connector's own key.converter; the worker's has to be repeated here.")
        .add(
            REPORT_TOPIC_CONFIG,
            ConfigDef.Type.STRING,
            "",
            null,
            ConfigDef.Importance.LOW,
            "The topic that gets a record of what each comparison did, keyed by the table. Left"
                + " empty, only the log and the metrics tell. With it, a comparison that is done"
                + " is never repeated after a restart.");
  }

  private static void defineLimits(ConfigKeys keys) {
    keys.add(
            MEMORY_CONFIG,
            ConfigDef.Type.INT,
            1_000_000,
            ConfigDef.Range.between(1_000, 100_000_000),
            ConfigDef.Importance.LOW,
            "How many keys a comparison holds in memory, at about 50 bytes each. Of more, count"
                + " and digest of each chunk are compared first, and the topic and the table are"
                + " read once more for every so many keys of chunks that differ.")
        .add(
            DELETES_MAX_CONFIG,
            ConfigDef.Type.INT,
            50,
            ConfigDef.Range.between(0, 100),
            ConfigDef.Importance.MEDIUM,
            "The share of a topic's keys, in percent, that the table may lack: of more, beyond 100"
                + " keys, no tombstones are sent and the log says so, since a table emptied by"
                + " mistake must not empty its topic.")
        .add(
            RESEND_CONFIG,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            ConfigDef.Importance.LOW,
            "Whether rows are sent again that a topic lacks which has lost its first records, by"
                + " its retention for example, and may have had them once.");
  }
}
