package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a row takes from its commit to a consumer of its topic, at a steady rate. */
@Command(
    name = "source-latency",
    description = "Commit to topic, through a distributed worker: percentiles in milliseconds.",
    mixinStandardHelpOptions = true)
public final class SourceLatencyBenchmark implements Callable<Integer> {
  private static final String TOPIC = "latency";
  private static final int WARM_UP_SECONDS = 10;

  @Option(names = "--engine", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
  private List<Engine> engines = List.of(Engine.values());

  @Option(names = "--rate", defaultValue = "500", description = "Inserts a second.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "30", description = "Seconds that count.")
  private int seconds;

  @Option(names = "--poll-interval-ms", defaultValue = "50", description = "poll.interval.ms.")
  private int pollIntervalMs;

  private final String password = UUID.randomUUID().toString();
  private final Map<Long, Long> committed = new ConcurrentHashMap<>();

  public static void main(String[] arguments) {
    System.exit(Program.run(new SourceLatencyBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    Project project = Project.here();
    for (Engine engine : engines) {
      measure(project, engine);
    }
    return 0;
  }

  private void measure(Project project, Engine engine) throws Exception {
    Path folder = project.emptyFolder("source-latency");
    int databasePort = Project.freePort();
    int brokerPort = Project.freePort();
    Servers servers = new Servers(project, folder, password);
    try (ChildProcess database = servers.database(engine, databasePort).awaitReady();
        ChildProcess broker = servers.broker(brokerPort).awaitReady();
        Topics topics = new Topics(brokerPort);
        ConnectWorker worker =
            ConnectWorker.start(project, folder, "tuned", brokerPort, Map.of("linger.ms", "5"))) {
      create(engine, databasePort);
      topics.create(TOPIC);
      worker.create(TOPIC, settings(engine, databasePort));
      committed.clear();
      int rows = rate * (WARM_UP_SECONDS + seconds);
      CompletableFuture<long[]> arrivals =
          CompletableFuture.supplyAsync(() -> consume(brokerPort, rows));
      write(engine, databasePort, rows);
      print(engine, arrivals.get(5, TimeUnit.MINUTES));
      database.requireAlive();
      broker.requireAlive();
    }
    Project.delete(folder);
  }

  private Map<String, String> settings(Engine engine, int port) {
    Map<String, String> settings = SourceConnectors.ofTable(engine, port, password, TOPIC);
    settings.put("poll.interval.ms", Integer.toString(pollIntervalMs));
    return settings;
  }

  private void create(Engine engine, int port) throws SQLException {
    try (Connection connection = connect(engine, port);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE " + TOPIC + " (id BIGINT PRIMARY KEY, filling VARCHAR(400) NOT NULL)");
    }
  }

  private Connection connect(Engine engine, int port) throws SQLException {
    return DriverManager.getConnection(engine.url(port), JdbcScan.USER, password);
  }

  /** Each row a transaction of its own, at its time whatever the ones before it took. */
  private void write(Engine engine, int port, int rows) throws SQLException {
    String filling = "x".repeat(360);
    try (Connection connection = connect(engine, port);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO " + TOPIC + " VALUES (?, ?)")) {
      long start = System.nanoTime();
      for (long id = 0; id < rows; id++) {
        long due = start + id * TimeUnit.SECONDS.toNanos(1) / rate;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        insert.setLong(1, id);
        insert.setString(2, filling);
        insert.executeUpdate();
        committed.put(id, System.nanoTime());
      }
    }
  }

  /** When each row arrived, by its id. */
  private static long[] consume(int brokerPort, int rows) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:" + brokerPort,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class);
    long[] arrived = new long[rows];
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
      consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
      for (int count = 0; count < rows; ) {
        for (ConsumerRecord<String, String> row : consumer.poll(Duration.ofMillis(100))) {
          arrived[Integer.parseInt(row.key())] = System.nanoTime();
          count++;
        }
      }
    }
    return arrived;
  }

  private void print(Engine engine, long[] arrived) {
    int first = rate * WARM_UP_SECONDS;
    double[] milliseconds = new double[arrived.length - first];
    for (int i = 0; i < milliseconds.length; i++) {
      long id = (long) first + i;
      milliseconds[i] = (arrived[first + i] - committed.get(id)) / 1e6;
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        "source-latency %s: %d inserts/s for %d s, poll.interval.ms %d: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, most"
            + " %.1f ms%n",
        engine.option(),
        rate,
        seconds,
        pollIntervalMs,
        percentile(milliseconds, 0.5),
        percentile(milliseconds, 0.9),
        percentile(milliseconds, 0.99),
        milliseconds[milliseconds.length - 1]);
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }
}
