package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.local.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The plugin in distributed workers of the two versions of Connect that MSK Connect has, isolated
 * as there: a row comes by the table source from a database into a topic, and by the S3 sink from
 * there into objects.
 */
class WorkerVersionsIT {
  private static final int ROWS = 3_000;
  private static final String BUCKET = "versions";
  private static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "not-a-secret-either");
  private static final Path FOLDER =
      Launcher.checkout().resolve("end-to-end/target/worker-versions");
  private static final Map<Version, Part> WORKERS = new HashMap<>();
  private static final Map<Version, WorkerRest> REST = new HashMap<>();
  private static final List<Part> SERVERS = new ArrayList<>();

  private static String url;
  private static String brokers;
  private static String storeUrl;

  enum Version {
    /**
     * Knows no exactly-once sources, and lets no connector override a client's settings. MSK
     * Connect runs it on Java 11, as -Dpinflow.java11=/path/to/bin/java does here.
     */
    OLDEST("end-to-end/connect-2.7", "2.7.1"),
    NEWEST("end-to-end/connect-3.7", "3.7.2");

    private final String module;
    private final String number;

    Version(String module, String number) {
      this.module = module;
      this.number = number;
    }

    Path java() {
      Optional<String> own = Optional.ofNullable(System.getProperty("pinflow.java11"));
      return own.filter(path -> this == OLDEST).map(Path::of).orElseGet(Part::java);
    }

    String table() {
      return "rows_of_" + name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> workerSettings() {
      return this == OLDEST ? Map.of() : Map.of("exactly.once.source.support", "enabled");
    }

    Map<String, String> sinkSettings() {
      return this == OLDEST
          ? Map.of()
          : Map.of("consumer.override.isolation.level", "read_committed");
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Launcher.delete(FOLDER);
    Files.createDirectories(FOLDER);
    Servers servers = new Servers(FOLDER);
    int databasePort = FreePort.next();
    int brokerPort = FreePort.next();
    int storePort = FreePort.next();
    SERVERS.add(servers.broker(brokerPort, FreePort.next()));
    SERVERS.add(servers.database("mariadb", databasePort));
    SERVERS.add(servers.objectStore(storePort, CREDENTIALS, BUCKET));
    url = Servers.url("mariadb", databasePort);
    brokers = "127.0.0.1:" + brokerPort;
    storeUrl = "http://127.0.0.1:" + storePort;
    Path plugins = servers.plugins();
    for (Version version : Version.values()) {
      int port = FreePort.next();
      WORKERS.put(version, worker(version, port, plugins));
      REST.put(version, new WorkerRest(port));
    }
    Patience.await("the database", () -> Servers.isUp(url));
    Servers.createTopics(brokers, 1, Version.OLDEST.table(), Version.NEWEST.table());
  }

  @AfterAll
  static void stop() {
    WORKERS.values().forEach(Part::close);
    SERVERS.forEach(Part::close);
  }

  /** Both at once: most of it is to wait until a killed worker counts as gone. */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void shouldServe(Version version) throws Exception {
    WorkerRest rest = REST.get(version);
    String table = version.table();
    execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, content VARCHAR(99))");
    insert(table, 1);
    Patience.await("the worker", rest::isUp);

    assertThat(rest.get("/").get("version").asText()).isEqualTo(version.number);
    shouldValidate(rest, table);

    rest.create("source", source(table));
    rest.create("sink", sink(version, table));
    assertThat(delivered(table, 1)).hasSize(ROWS);

    insert(table, 2);
    rest.restart("source");
    rest.restart("sink");
    Patience.await("the source after its restart", () -> rest.isRunning("source"));
    Patience.await("the sink after its restart", () -> rest.isRunning("sink"));
    List<String> afterRestart = delivered(table, 2);

    WORKERS.get(version).killAndRestart();
    insert(table, 3);
    List<String> afterKill = delivered(table, 3);

    System.out.printf(
        "Worker %s by %s: %d rows after a restart, %d after it was killed%n",
        version.number, version.java(), afterRestart.size(), afterKill.size());
    Patience.await("all rows in objects", () -> Set.copyOf(landed(table)).equals(keys(3)));
    if (version == Version.NEWEST) {
      assertThat(afterKill).doesNotHaveDuplicates();
      assertThat(landed(table)).doesNotHaveDuplicates();
    }
  }

  /** Both over REST; what is wrong is on its key, and no answer has the password. */
  private static void shouldValidate(WorkerRest rest, String table) throws Exception {
    JsonNode good = rest.validate(named(source(table)));
    assertThat(good.get("error_count").asInt()).as(good.toString()).isZero();
    assertThat(good.toString()).doesNotContain(Servers.password());

    Map<String, String> wrong = named(source("no_such_table"));
    wrong.put("poll.interval.ms", "soon");
    JsonNode bad = rest.validate(wrong);
    assertThat(problems(bad)).containsKey("poll.interval.ms");

    wrong.remove("poll.interval.ms");
    assertThat(problems(rest.validate(wrong)).get("tables")).contains("no_such_table");
  }

  private static Map<String, String> problems(JsonNode answer) {
    Map<String, String> problems = new HashMap<>();
    for (JsonNode config : answer.get("configs")) {
      JsonNode value = config.get("value");
      if (!value.get("errors").isEmpty()) {
        problems.put(value.get("name").asText(), value.get("errors").toString());
      }
    }
    return problems;
  }

  private static Part worker(Version version, int port, Path plugins) throws IOException {
    Map<String, String> settings = new HashMap<>(version.workerSettings());
    settings.put("bootstrap.servers", brokers);
    settings.put("listeners", "http://127.0.0.1:" + port);
    settings.put("group.id", version.table());
    settings.put("plugin.path", plugins.toString());
    settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("value.converter.schemas.enable", "false");
    settings.put("offset.storage.partitions", "1");
    settings.put("status.storage.partitions", "1");
    settings.put("offset.flush.interval.ms", "1000");
    settings.put("scheduled.rebalance.max.delay.ms", "0");
    for (String member : List.of("", "consumer.")) {
      settings.put(member + "session.timeout.ms", "6000");
      settings.put(member + "heartbeat.interval.ms", "1000");
    }
    for (String storage : List.of("config", "offset", "status")) {
      settings.put(storage + ".storage.topic", version.table() + "-" + storage);
      settings.put(storage + ".storage.replication.factor", "1");
    }
    Path file = FOLDER.resolve(version.number + ".properties");
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + "=" + value));
    Files.write(file, lines);
    return Part.start(
        version.java(),
        version.module,
        FOLDER.resolve(version.number + ".log"),
        CREDENTIALS,
        "org.apache.kafka.connect.cli.ConnectDistributed",
        file.toString());
  }

  private static Map<String, String> source(String table) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("connector.class", "io.pinflow.connect.source.TableSourceConnector");
    configuration.put("tasks.max", "1");
    configuration.put("connection.url", url);
    configuration.put("connection.user", Servers.user());
    configuration.put("connection.password", Servers.password());
    configuration.put("tables", table);
    configuration.put("poll.interval.ms", "100");
    return configuration;
  }

  private static Map<String, String> sink(Version version, String table) {
    Map<String, String> configuration = new HashMap<>(version.sinkSettings());
    configuration.put("connector.class", "io.pinflow.connect.sink.S3SinkConnector");
    configuration.put("tasks.max", "1");
    configuration.put("topics", table);
    configuration.put("s3.bucket.name", BUCKET);
    configuration.put("s3.region", "us-east-1");
    configuration.put("store.url", storeUrl);
    configuration.put("format.class", "io.confluent.connect.s3.format.json.JsonFormat");
    configuration.put("flush.size", String.valueOf(ROWS));
    configuration.put("rotate.idle.ms", "300");
    return configuration;
  }

  private static Map<String, String> named(Map<String, String> configuration) {
    Map<String, String> named = new HashMap<>(configuration);
    named.put("name", "source");
    return named;
  }

  /** The keys of one insert follow those of the one before. */
  private static void insert(String table, int insert) throws SQLException {
    execute(
        String.format(
            "INSERT INTO %s SELECT seq, concat('row ', seq) FROM seq_%d_to_%d",
            table, (insert - 1) * ROWS + 1, insert * ROWS));
  }

  private static void execute(String statement) throws SQLException {
    try (Connection connection = Servers.connect(url);
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  private static Set<String> keys(int inserts) {
    return IntStream.rangeClosed(1, inserts * ROWS)
        .mapToObj(String::valueOf)
        .collect(Collectors.toSet());
  }

  /** The keys in the topic, from its beginning, once all of so many inserts have come. */
  private static List<String> delivered(String topic, int inserts) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    List<String> delivered = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Patience.await(
          "the rows in " + topic,
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(row -> delivered.add(row.key()));
            return Set.copyOf(delivered).containsAll(keys(inserts));
          });
    }
    assertThat(keys(inserts)).containsAll(delivered);
    return delivered;
  }

  /** The keys of all rows that are in objects. */
  private static List<String> landed(String topic) throws IOException {
    Path objects = FOLDER.resolve("objects").resolve(BUCKET).resolve("topics").resolve(topic);
    return LandedObjects.under(objects, ".json").stream()
        .flatMap(WorkerVersionsIT::lines)
        .map(WorkerVersionsIT::key)
        .toList();
  }

  private static Stream<String> lines(Path object) {
    try {
      return Files.readAllLines(object).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String line) {
    try {
      return Json.read(line).get("id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
