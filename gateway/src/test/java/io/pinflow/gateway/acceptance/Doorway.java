package io.pinflow.gateway.acceptance;

import io.pinflow.gateway.TestBroker;
import io.pinflow.local.testing.LocalKinesis;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A gateway with a real broker and a real Kinesis behind it, each a process or server of its own.
 */
final class Doorway implements AutoCloseable {
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final TestBroker broker;
  private final LocalKinesis kinesis;
  private final Topics topics;
  private final GatewayProcess gateway;
  private final Streams streams;

  private Doorway(Path folder) throws Exception {
    try {
      this.broker = open(new TestBroker(folder.resolve("broker")), TestBroker::close);
      this.kinesis = open(LocalKinesis.start(), LocalKinesis::close);
      this.topics = open(new Topics(broker.address()), Topics::close);
      this.gateway =
          open(
              GatewayProcess.with(
                  folder,
                  "bootstrap.servers=" + broker.address(),
                  "gateway.kinesis.region=us-east-1",
                  "gateway.kinesis.endpoint=" + kinesis.endpoint()),
              GatewayProcess::close);
    } catch (Throwable e) {
      close();
      throw e;
    }
    this.streams = new Streams(gateway);
  }

  private <T> T open(T part, Consumer<T> close) {
    closing.push(() -> close.accept(part));
    return part;
  }

  /** Opens one, or skips the test where the local Kinesis can't run. */
  static Doorway open(Path folder) throws Exception {
    LocalKinesis.assumeAvailable();
    return new Doorway(folder);
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
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
