package io.pinflow.gateway;

import io.pinflow.local.testing.FreePort;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker in the JVM of the test. */
public final class TestBroker implements AutoCloseable {
  private final int port = FreePort.next();
  private final Path directory;
  private KafkaRaftServer server;

  public TestBroker(Path directory) throws Exception {
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
    this.directory = directory;
    start();
  }

  /** Starts the broker again after {@link #stop()}, on the same port with what it had. */
  public void start() {
    server = new KafkaRaftServer(new KafkaConfig(properties(directory)), Time.SYSTEM);
    server.startup();
  }

  /** Stops the broker and returns when it is down. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  private Properties properties(Path directory) {
    int controllerPort = FreePort.next();
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("log.dirs", directory.toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    return properties;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    stop();
  }
}
