package io.pinflow.launcher;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How many rows have come how far between the database and the bucket. */
final class Flow implements AutoCloseable {
  private final Names names;
  private final KafkaCluster cluster;
  private final TopicCounter counter;

  private Flow(Names names, int kafkaPort, TopicCounter.Start start) {
    this.names = names;
    this.cluster = new KafkaCluster(kafkaPort);
    this.counter =
        new TopicCounter(
            cluster.bootstrapServers(),
            cluster.partitions(names.topics()),
            names.deadLetterTopic(),
            start);
  }

  /** Counts everything that is in the topics. */
  static Flow ofAll(Names names, int kafkaPort) {
    return new Flow(names, kafkaPort, TopicCounter.Start.BEGINNING);
  }

  /** Counts what comes from now on. */
  static Flow sinceNow(Names names, int kafkaPort) {
    return new Flow(names, kafkaPort, TopicCounter.Start.END);
  }

  /**
   * The counts of one table.
   *
   * @param raw records in its raw topic
   * @param rawDistinct different keys in its raw topic
   * @param cleaned records in its cleaned topic
   * @param cleanedDistinct different keys in its cleaned topic
   * @param deadLetters records of its raw topic in the dead letter topic
   */
  record TableCounts(
      long raw, long rawDistinct, long cleaned, long cleanedDistinct, long deadLetters) {
    boolean allCleaned() {
      return raw == cleaned + deadLetters;
    }
  }

  TableCounts counts(String table) {
    return new TableCounts(
        counter.records(names.rawTopic(table)),
        counter.distinctKeys(names.rawTopic(table)),
        counter.records(names.cleanedTopic(table)),
        counter.distinctKeys(names.cleanedTopic(table)),
        counter.deadLettersOf(names.rawTopic(table)));
  }

  Map<String, TableCounts> counts() {
    Map<String, TableCounts> counts = new HashMap<>();
    Names.TABLES.forEach(table -> counts.put(table, counts(table)));
    return counts;
  }

  /** Records of all topics that the sinks have landed in the bucket, by their committed offsets. */
  long landed() {
    Map<TopicPartition, Long> committed = sinkOffsets();
    Map<TopicPartition, Long> ends = counter.ends();
    long missing = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      missing += Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L));
    }
    return Math.max(0, total() - missing);
  }

  /** Whether the sinks have committed everything that is in the topics. */
  boolean allLanded() {
    Map<TopicPartition, Long> committed = sinkOffsets();
    return counter.ends().entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** Records in all topics. */
  long total() {
    long total = 0;
    for (TableCounts counts : counts().values()) {
      total += counts.raw() + counts.cleaned() + counts.deadLetters();
    }
    return total;
  }

  private Map<TopicPartition, Long> sinkOffsets() {
    Map<TopicPartition, Long> committed = new HashMap<>();
    Stack.SINK_CONNECTORS.forEach(sink -> committed.putAll(cluster.committed("connect-" + sink)));
    return committed;
  }

  @Override
  public void close() {
    counter.close();
    cluster.close();
  }
}
