package io.pinflow.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The servers of one home: database, broker, S3, cleaner and Connect worker, each its own process.
 *
 * <p>{@code start…} methods may be called from several threads, each once.
 */
final class Stack {
  static final String DATABASE = "database";
  static final String KAFKA = "kafka";
  static final String S3 = "s3";
  static final String CLEANER = "cleaner";
  static final String CONNECT = "connect";

  /** In the order in which they are stopped: readers before what they read from. */
  static final List<String> STOP_ORDER =
      List.of(LiveServers.GATEWAY, CONNECT, CLEANER, KAFKA, LiveServers.KINESIS, S3, DATABASE);

  static final String SOURCE_CONNECTOR = "pinflow-source";
  static final List<String> SINK_CONNECTORS =
      List.of("pinflow-sink-raw", "pinflow-sink-cleaned", "pinflow-sink-deadletter");

  private static final Duration READY_AT_MOST = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration KINESIS_PATIENCE = Duration.ofSeconds(3);

  private final Home home;
  private final Names names;
  private final ServiceCommands commands;
  private final ProcessStarter starter;
  private final Secrets secrets;
  private final StackPorts ports;
  private final ConcurrentLinkedDeque<ServiceProcess> running = new ConcurrentLinkedDeque<>();

  Stack(
      Home home, Names names, DatabaseEngine engine, StackPorts ports, Installation installation) {
    this.home = home;
    this.names = names;
    this.ports = ports;
    this.starter = new ProcessStarter(home);
    this.secrets = Secrets.of(home);
    this.commands = new ServiceCommands(home, names, engine, ports, installation, starter, secrets);
  }

  StackPorts ports() {
    return ports;
  }

  Secrets secrets() {
    return secrets;
  }

  ProcessStarter starter() {
    return starter;
  }

  ServiceCommands commands() {
    return commands;
  }

  URI s3Endpoint() {
    return ports.s3Endpoint();
  }

  ConnectWorker worker() {
    return new ConnectWorker(ports.connect());
  }

  void startDatabase() throws InterruptedException {
    ServiceProcess database =
        start(
            DATABASE,
            ports.database(),
            commands.database(),
            Map.of("PINFLOW_DATABASE_PASSWORD", secrets.databasePassword()));
    database.awaitReady(READY_AT_MOST, new ReadyLine(home.logs().resolve(DATABASE + ".log"))::seen);
  }

  void startObjectStore() throws InterruptedException {
    ServiceProcess s3 = start(S3, ports.s3(), commands.objectStore(), secrets.s3Environment());
    s3.awaitReady(READY_AT_MOST, new ReadyLine(home.logs().resolve(S3 + ".log"))::seen);
  }

  /** Starts the broker and makes the topics. */
  void startKafka(int partitions) throws InterruptedException {
    ServiceProcess broker = start(KAFKA, ports.kafka(), commands.kafka(), Map.of());
    broker.awaitReady(READY_AT_MOST, () -> Ports.answers(ports.kafka()));
    try (KafkaCluster cluster = new KafkaCluster(ports.kafka())) {
      broker.awaitReady(READY_AT_MOST, cluster::isReady);
      cluster.createTopics(names.topics(), partitions);
    }
  }

  void startCleaner() throws InterruptedException {
    ServiceProcess cleaner = start(CLEANER, ports.cleanerHealth(), commands.cleaner(), Map.of());
    cleaner.awaitReady(READY_AT_MOST, new HttpProbe(ports.cleanerHealth(), "/ready")::succeeds);
  }

  void startWorker() throws InterruptedException {
    ServiceProcess worker =
        start(CONNECT, ports.connect(), commands.connectWorker(), secrets.s3Environment());
    worker.awaitReady(READY_AT_MOST, worker()::isReady);
  }

  void configureSource() throws InterruptedException {
    worker().configure(SOURCE_CONNECTOR, commands.connector("source"));
  }

  void configureSinks() throws InterruptedException {
    for (String sink : SINK_CONNECTORS) {
      worker().configure(sink, commands.connector(sink.substring("pinflow-".length())));
    }
  }

  /** Starts one server of this home; it is watched and stopped with the others. */
  ServiceProcess start(
      String name, int port, List<String> command, Map<String, String> environment) {
    ServiceProcess process = starter.startService(name, port, command, environment);
    running.add(process);
    return process;
  }

  /** Fails when a server has ended by itself, saying why. */
  void requireAlive() {
    running.forEach(ServiceProcess::requireAlive);
  }

  /** Fails when a server has ended or a connector has failed, saying why. */
  void requireHealthy() {
    requireAlive();
    ConnectWorker worker = worker();
    List<String> failures = new ArrayList<>(worker.failures(SOURCE_CONNECTOR));
    SINK_CONNECTORS.forEach(sink -> failures.addAll(worker.failures(sink)));
    if (!failures.isEmpty()) {
      throw Problem.failed(
          String.join(System.lineSeparator(), failures)
              + System.lineSeparator()
              + "See "
              + home.logs().resolve("connect.log")
              + ".");
    }
  }

  /** Kinesis keeps its data by itself all the time, and waits long for connections at its end. */
  private static Duration patience(String part) {
    return part.equals(LiveServers.KINESIS) ? KINESIS_PATIENCE : STOP_PATIENCE;
  }

  /** Stops every recorded process of the home, whoever started it; ends with nothing running. */
  static void stop(Home home) {
    ProcessRecords records = new ProcessRecords(home.run());
    List<ProcessRecords.ProcessRecord> found = new ArrayList<>(records.all());
    found.sort(java.util.Comparator.comparingInt(record -> STOP_ORDER.indexOf(record.name())));
    for (ProcessRecords.ProcessRecord record : found) {
      record
          .alive()
          .ifPresent(
              handle ->
                  new ServiceProcess(
                          record.name(), handle, home.logs().resolve(record.name() + ".log"))
                      .stop(patience(record.name())));
      records.remove(record.name());
    }
  }
}
