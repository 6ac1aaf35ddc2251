package io.pinflow.gateway.acceptance;

import io.pinflow.gateway.TestBroker;
import io.pinflow.local.testing.LocalKinesis;
import java.nio.file.Path;

/**
 * A gateway with a real broker and a real Kinesis behind it, each a process or server of its own.
 */
final class Doorway implements AutoCloseable {
  private final TestBroker broker;
  private final LocalKinesis kinesis;
  private final Topics topics;
  private final GatewayProcess gateway;
  private final Streams streams;

  private Doorway(Path folder, TestBroker broker, LocalKinesis kinesis) throws Exception {
    this.broker = broker;
    this.kinesis = kinesis;
    this.topics = new Topics(broker.address());
    this.gateway =
        GatewayProcess.with(
            folder,
            "bootstrap.servers=" + broker.address(),
            "gateway.kinesis.region=us-east-1",
            "gateway.kinesis.endpoint=" + kinesis.endpoint());
    this.streams = new Streams(gateway);
  }

  /** Opens one, or skips the test where the local Kinesis can't run. */
  static Doorway open(Path folder) throws Exception {
    LocalKinesis.assumeAvailable();
    return new Doorway(folder, new TestBroker(folder.resolve("broker")), LocalKinesis.start());
  }

  String broker() {
    return broker.address();
  }

  Topics topics() {
    return topics;
  }

  GatewayProcess gateway() {
    return gateway;
  }

  Streams streams() {
    return streams;
  }

  /** Puts a body to a stream. */
  Answer put(String stream, String body) throws Exception {
    return gateway.send(
        "PUT", "/streams/" + stream + "/record", "application/json", Topics.bytes(body));
  }

  /** Posts a body to a topic. */
  Answer post(String topic, String body) throws Exception {
    return gateway.send(
        "POST", "/topics/" + topic, "application/vnd.kafka.json.v2+json", Topics.bytes(body));
  }

  @Override
  public void close() {
    gateway.close();
    kinesis.close();
    topics.close();
    broker.close();
  }
}
