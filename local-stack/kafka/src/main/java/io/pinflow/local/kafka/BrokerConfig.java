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
    properties.putAll(clients());
    properties.putAll(singleNodeTopics());
    properties.putAll(retention());
    properties.putAll(laptop());
    return properties;
  }

  /** The properties of the controller without the broker; its brokers' sessions end at once. */
  Properties controllerProperties() {
    Properties properties = new Properties();
    properties.putAll(node());
    properties.putAll(
        Map.of(
            "process.roles", "controller",
            "listeners", controllerListener(),
            "broker.session.timeout.ms", "300",
            "broker.heartbeat.interval.ms", "100"));
    return properties;
  }

  private Map<String, String> node() {
    return Map.of(
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + LOOPBACK + ":" + controllerPort,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs",
        dataDirectory.toString(),
        "metric.reporters",
        "");
  }

  private Map<String, String> clients() {
    String clients = "PLAINTEXT://" + LOOPBACK + ":" + port;
    return Map.of(
        "process.roles",
        "broker,controller",
        "listeners",
        clients + "," + controllerListener(),
        "advertised.listeners",
        clients);
  }

  private String controllerListener() {
    return CONTROLLER_LISTENER + "://" + LOOPBACK + ":" + controllerPort;
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

  /**
   * No waiting for more members, threads and buffers for two cores and a small heap, and a session
   * that outlasts any pause: no other broker could take over, see {@link KilledBroker}.
   */
  private static Map<String, String> laptop() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "broker.session.timeout.ms", "60000",
        "group.min.session.timeout.ms", "1000",
        "num.network.threads", "2",
        "num.io.threads", "4",
        "num.recovery.threads.per.data.dir", "2",
        "log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
  }
}
