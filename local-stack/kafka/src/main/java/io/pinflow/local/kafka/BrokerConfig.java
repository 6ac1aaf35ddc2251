package io.pinflow.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of a broker for one machine: one node, broker and controller in one process, bound
 * to loopback, nothing ever deleted by age.
 *
 * @param dataDirectory where topics and metadata are kept
 * @param port port of the clients
 * @param controllerPort port of the controller; it may differ from start to start
 */
record BrokerConfig(Path dataDirectory, int port, int controllerPort) {

  private static final String LOOPBACK = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  static final int NODE_ID = 1;

  /** The broker's properties, by Kafka's own names. */
  Properties properties() {
    Properties properties = new Properties();
    properties.putAll(node());
    properties.putAll(singleNodeTopics());
    properties.putAll(retention());
    properties.putAll(laptop());
    properties.putAll(quickReturn());
    return properties;
  }

  private Map<String, String> node() {
    String clients = "PLAINTEXT://" + LOOPBACK + ":" + port;
    String controller = LOOPBACK + ":" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + controller,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listeners",
        clients + "," + CONTROLLER_LISTENER + "://" + controller,
        "advertised.listeners",
        clients,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs",
        dataDirectory.toString());
  }

  private static Map<String, String> singleNodeTopics() {
    return Map.of(
        "auto.create.topics.enable", "false",
        "default.replication.factor", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  /** A stack that was down for weeks must still find its records and its committed offsets. */
  private static Map<String, String> retention() {
    return Map.of(
        "log.retention.ms",
        "-1",
        "log.retention.bytes",
        "-1",
        "log.segment.bytes",
        Integer.toString(256 * 1024 * 1024),
        "offsets.retention.minutes",
        Integer.toString(Integer.MAX_VALUE));
  }

  /** No waiting for more members, and threads and buffers for two cores and a small heap. */
  private static Map<String, String> laptop() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "num.network.threads", "2",
        "num.io.threads", "4",
        "num.recovery.threads.per.data.dir", "2",
        "log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024),
        "metric.reporters", "");
  }

  /** After a kill the new process waits until the session of the killed one is over. */
  private static Map<String, String> quickReturn() {
    return Map.of(
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "500");
  }
}
