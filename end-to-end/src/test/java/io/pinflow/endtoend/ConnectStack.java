package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.local.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real database, a real broker and real distributed workers with the plugin as it is shipped. */
final class ConnectStack implements AutoCloseable {
  private final String url;
  private final String brokers;
  private final WorkerRest rest;
  private final Part database;
  private final Part broker;
  private final List<Part> workers = new ArrayList<>();
  private final List<WorkerRest> rests = new ArrayList<>();

  private int kills;

  private ConnectStack(Path folder, String engine, int workerCount) throws IOException {
    int databasePort = FreePort.next();
    int brokerPort = FreePort.next();
    Servers servers = new Servers(folder);
    this.url = Servers.url(engine, databasePort);
    this.brokers = "127.0.0.1:" + brokerPort;
    this.database = servers.database(engine, databasePort);
    this.broker = servers.broker(brokerPort, FreePort.next());
    for (int i = 0; i < workerCount; i++) {
      int port = FreePort.next();
      rests.add(new WorkerRest(port));
      workers.add(servers.worker(brokerPort, port));
    }
    this.rest = rests.get(0);
  }

  /** Starts all of it, with one worker, in a folder that is emptied first. */
  static ConnectStack start(Path folder, String engine) throws Exception {
    return start(folder, engine, 1);
  }

  /** Starts all of it in a folder that is emptied first; the workers are one group. */
  static ConnectStack start(Path folder, String engine, int workerCount) throws Exception {
    Launcher.delete(folder);
    Files.createDirectories(folder);
    ConnectStack stack = new ConnectStack(folder, engine, workerCount);
    Patience.await("the database", () -> Servers.isUp(stack.url));
    for (WorkerRest one : stack.rests) {
      Patience.await("the worker", one::isUp);
    }
    return stack;
  }

  String url() {
    return url;
  }

  String brokers() {
    return brokers;
  }

  WorkerRest rest() {
    return rest;
  }

  Connection connect() throws SQLException {
    return Servers.connect(url);
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** Removes a few records from the beginning of both partitions, as a retention does. */
  void loseFirstRecords(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
      RecordsToDelete few = RecordsToDelete.beforeOffset(10);
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, 0), few, new TopicPartition(topic, 1), few))
          .all()
          .get();
    }
  }

  void send(String topic, String key, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** By signal 9; of several workers, one after the other. */
  void killWorker() throws IOException, InterruptedException {
    workers.get(kills % workers.size()).killAndRestart();
    kills++;
  }

  @Override
  public void close() {
    try (database;
        broker) {
      workers.forEach(Part::close);
      assertThat(database.isAlive() && broker.isAlive()).isTrue();
    }
  }
}
