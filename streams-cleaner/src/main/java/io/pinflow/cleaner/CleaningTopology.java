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

  static Topology create(CleanerNames names, Supplier<CleanedFormat> formats) {
    Topology topology = new Topology();
    for (Table table : Table.values()) {
      add(topology, table, names, formats);
    }
    return topology;
  }

  private static void add(
      Topology topology, Table table, CleanerNames names, Supplier<CleanedFormat> formats) {
    String suffix = table.topicSuffix();
    String source = suffix + "-raw";
    String clean = suffix + "-clean";
    String cleaned = suffix + "-cleaned";
    String deadLetter = suffix + "-deadletter";
    topology
        .addSource(
            source, new ByteArrayDeserializer(), new ByteArrayDeserializer(), names.rawTopic(table))
        .addProcessor(
            clean, () -> new CleaningProcessor(table, formats.get(), cleaned, deadLetter), source)
        .addSink(
            cleaned,
            names.cleanedTopic(table),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            clean)
        .addSink(
            deadLetter,
            names.deadLetterTopic(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            clean);
  }
}
