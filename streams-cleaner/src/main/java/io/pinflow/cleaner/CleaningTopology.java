package io.pinflow.cleaner;

import io.pinflow.records.Table;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * Three sub-topologies without state, one a table: raw topic → clean → cleaned topic, or dead
 * letter. Every node has a name.
 */
final class CleaningTopology {
  private CleaningTopology() {}

  static Topology create(CleanerNames names, Supplier<CleanedFormat> formats, SizeLimits limits) {
    Topology topology = new Topology();
    for (Table table : Table.values()) {
      String clean = table.topicSuffix() + "-clean";
      addSource(topology, table, names);
      topology.addProcessor(
          clean, () -> new CleaningProcessor(table, formats.get(), names, limits), sourceOf(table));
      addSink(topology, cleanedSink(table), names.cleanedTopic(table), clean);
      addSink(topology, deadLetterSink(table), names.deadLetterTopic(), clean);
    }
    return topology;
  }

  static String cleanedSink(Table table) {
    return table.topicSuffix() + "-cleaned";
  }

  static String deadLetterSink(Table table) {
    return table.topicSuffix() + "-deadletter";
  }

  private static String sourceOf(Table table) {
    return table.topicSuffix() + "-raw";
  }

  private static void addSource(Topology topology, Table table, CleanerNames names) {
    topology.addSource(
        sourceOf(table),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        names.rawTopic(table));
  }

  private static void addSink(Topology topology, String sink, String topic, String parent) {
    topology.addSink(sink, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
  }
}
