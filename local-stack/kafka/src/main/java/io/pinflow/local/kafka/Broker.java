package io.pinflow.local.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A running broker. Its data directory is formatted on the first start and kept after. */
final class Broker {

  private static final String FORMATTED_MARK = "meta.properties";
  private static final int ANY_BACKLOG = 0;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final KafkaRaftServer server;

  private Broker(KafkaRaftServer server) {
    this.server = server;
  }

  /** Starts a broker; returns once it accepts clients. */
  static Broker start(BrokerConfig config) throws Exception {
    requireFree(config.port());
    requireFree(config.controllerPort());
    format(config.dataDirectory());
    if (KilledBroker.used(config.dataDirectory())) {
      KilledBroker.fence(config);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config.properties()), Time.SYSTEM);
    server.startup();
    return new Broker(server);
  }

  void stop() {
    server.shutdown();
  }

  void awaitStop() {
    server.awaitShutdown();
  }

  /** Kafka's own failure to bind comes late, after threads have started, and as a stack trace. */
  private static void requireFree(int port) throws PortTakenException {
    try (ServerSocket probe =
        new ServerSocket(port, ANY_BACKLOG, InetAddress.getByAddress(LOOPBACK))) {
      probe.getLocalPort();
    } catch (IOException | IllegalArgumentException taken) {
      throw new PortTakenException(BrokerErrors.portTaken(port, taken), taken);
    }
  }

  /** The mark is the last thing a format writes, so a format cut short is done again. */
  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve(FORMATTED_MARK))) {
      return;
    }
    Files.createDirectories(directory);
    new Formatter()
        .setPrintStream(System.err)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerConfig.NODE_ID)
        .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }
}
