package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.connect.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A real database, a real broker and a real distributed worker with the plugin as it is shipped.
 */
final class ConnectStack implements AutoCloseable {
  static final String USER = "pinflow";
  static final String PASSWORD = "not-a-secret";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int databasePort = Ports.free();
  private final int brokerPort = Ports.free();
  private final int workerPort = Ports.free();
  private final Path folder;
  private final String engine;
  private final Part database;
  private final Part broker;
  private final Part worker;

  private ConnectStack(Path folder, String engine) throws IOException {
    this.folder = folder;
    this.engine = engine;
    this.database = startDatabase();
    this.broker = startBroker();
    this.worker = startWorker();
  }

  /** Starts all of it in a folder that is emptied first. */
  static ConnectStack start(Path folder, String engine) throws IOException, InterruptedException {
    Launcher.delete(folder);
    Files.createDirectories(folder);
    ConnectStack stack = new ConnectStack(folder, engine);
    await("the database", stack::isDatabaseUp);
    await("the worker", () -> stack.get("/connectors").length() > 0);
    return stack;
  }

  String url() {
    String scheme = engine.equals("postgres") ? "postgresql" : engine;
    return "jdbc:" + scheme + "://127.0.0.1:" + databasePort + "/pinterest";
  }

  String brokers() {
    return "127.0.0.1:" + brokerPort;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  void createTopics(String... names) throws Exception {
    try (Admin admin = admin()) {
      List<NewTopic> topics =
          Stream.of(names).map(name -> new NewTopic(name, 2, (short) 1)).toList();
      admin.createTopics(topics).all().get();
    }
  }

  /** Removes a few records from the beginning of each partition, as a retention does. */
  void loseFirstRecords(String topic) throws Exception {
    try (Admin admin = admin()) {
      RecordsToDelete few = RecordsToDelete.beforeOffset(10);
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, 0), few, new TopicPartition(topic, 1), few))
          .all()
          .get();
    }
  }

  void send(String topic, String key, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", brokers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** Creates a connector, or changes its configuration. */
  void register(String name, Map<String, String> configuration) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("/connectors/" + name + "/config"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(configuration)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  /** What the worker answers, empty when it does not or has nothing to say. */
  String get(String path) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** By signal 9. */
  void killWorker() throws IOException, InterruptedException {
    worker.killAndRestart();
  }

  static void await(String what, Condition ready) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ready.holds()) {
      if (System.nanoTime() > deadline) {
        fail("Waited for " + what + " in vain");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  @Override
  public void close() {
    try (database;
        broker;
        worker) {
      assertThat(database.isAlive() && broker.isAlive()).isTrue();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers()));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + workerPort + path);
  }

  private boolean isDatabaseUp() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Part startDatabase() throws IOException {
    return Part.start(
        "local-stack/database",
        folder.resolve("database.log"),
        Map.of("PINFLOW_DATABASE_PASSWORD", PASSWORD),
        "io.pinflow.local.database.DatabaseMain",
        "--engine",
        engine,
        "--directory",
        folder.resolve("database").toString(),
        "--port",
        String.valueOf(databasePort),
        "--database",
        "pinterest");
  }

  private Part startBroker() throws IOException {
    return Part.start(
        "local-stack/kafka",
        folder.resolve("broker.log"),
        Map.of(),
        "io.pinflow.local.kafka.BrokerMain",
        "--data-directory",
        folder.resolve("kafka").toString(),
        "--port",
        String.valueOf(brokerPort),
        "--controller-port",
        String.valueOf(Ports.free()));
  }

  private Part startWorker() throws IOException {
    Path properties = folder.resolve("worker.properties");
    String text =
        Files.readString(Launcher.checkout().resolve("connector-configs/local/worker.properties"));
    Files.writeString(
        properties,
        text.replace("{{bootstrap-servers}}", brokers())
            .replace("{{connect-port}}", String.valueOf(workerPort))
            .replace("{{plugin-path}}", unpackedPlugin().toString()));
    return Part.start(
        "local-stack/kafka",
        folder.resolve("worker.log"),
        Map.of(),
        "org.apache.kafka.connect.cli.ConnectDistributed",
        properties.toString());
  }

  private Path unpackedPlugin() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    try (ZipInputStream files = new ZipInputStream(Files.newInputStream(zip()))) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        Path file = plugins.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(files, file);
        }
      }
    }
    return plugins;
  }

  private static Path zip() throws IOException {
    try (Stream<Path> files = Files.list(Launcher.checkout().resolve("connect-plugin/target"))) {
      return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
  }

  /** Something to wait for. */
  interface Condition {
    boolean holds();
  }
}
