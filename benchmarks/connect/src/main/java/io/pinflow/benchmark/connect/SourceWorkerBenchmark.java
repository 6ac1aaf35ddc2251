package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Measured;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The table source in a real distributed worker, from a real database into a real broker, and
 * Debezium's snapshot of the same table in the same worker; the ceiling is a bare producer of the
 * same messages, and a bare JDBC scan stands beside it.
 */
@Command(
    name = "source-worker",
    description =
        "The table source in a distributed worker against a bare producer, a scan and Debezium.",
    mixinStandardHelpOptions = true)
public final class SourceWorkerBenchmark implements Callable<Integer> {
  private static final int ROWS = 2_000_000;

  @Mixin private MeasureOptions options = new MeasureOptions();

  @Option(names = "--engine", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
  private List<Engine> engines = List.of(Engine.values());

  @Option(
      names = "--path",
      description = "What to measure, of ${COMPLETION-CANDIDATES} (default: all).")
  private List<WorkerPath> paths = List.of(WorkerPath.values());

  @Option(
      names = "--tasks",
      defaultValue = "1",
      description = "Tasks of the table source, which share the table (default: 1).")
  private int tasks;

  @Option(
      names = "--profile",
      description = "Record what the workers do, into benchmarks/target/source-worker-….jfr.")
  private boolean profile;

  @Option(
      names = "--cold-only",
      description = "One round by workers just started, none by warm ones.")
  private boolean coldOnly;

  private final String password = UUID.randomUUID().toString();
  private Project project;

  public static void main(String[] arguments) {
    System.exit(Program.run(new SourceWorkerBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    project = Project.here();
    for (Engine engine : engines) {
      measure(engine, options.rows(ROWS));
    }
    return 0;
  }

  private void measure(Engine engine, int rows) throws Exception {
    Path folder = project.emptyFolder("source-worker");
    int databasePort = Project.freePort();
    int brokerPort = Project.freePort();
    Servers servers = new Servers(project, folder, password);
    try (ChildProcess database = servers.loggedDatabase(engine, databasePort).awaitReady();
        ChildProcess broker = servers.broker(brokerPort).awaitReady()) {
      load(new Orders(engine), engine.url(databasePort), rows);
      try (Topics topics = new Topics(brokerPort);
          ConnectWorker plain = worker(folder, engine, "plain", brokerPort, Map.of());
          ConnectWorker tuned = worker(folder, engine, "tuned", brokerPort, RawProducer.TUNED)) {
        SourceConnectors connectors =
            new SourceConnectors(engine, databasePort, brokerPort, password, tasks);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(
            new JdbcScan(engine, Orders.TABLE, engine.scanUrl(databasePort), password, rows));
        for (WorkerPath path : paths) {
          ConnectWorker worker = path == WorkerPath.PLAIN ? plain : tuned;
          contenders.add(inWorker(path, worker, connectors, topics, rows));
        }
        RawProducer ceiling =
            new RawProducer(topics, brokerPort, rows, new TableMessages(connectors.sample()));
        compare(engine, rows, new Comparison(ceiling, contenders));
      }
      database.requireAlive();
      broker.requireAlive();
    }
    Project.delete(folder);
  }

  private void load(Orders orders, String url, int rows) throws SQLException {
    orders.load(url, password, rows);
    if (paths.contains(WorkerPath.SCAN)) {
      orders.copyWithoutKey(url, password);
    }
  }

  private static Contender inWorker(
      WorkerPath path, ConnectWorker worker, SourceConnectors connectors, Topics topics, int rows) {
    return new SourceInWorker(
        path.title(),
        worker,
        run -> connectors.settings(path, run),
        topics,
        connectors.topic(),
        rows);
  }

  /** What a worker just started does, and what it does once its code is compiled. */
  private void compare(Engine engine, int rows, Comparison comparison) throws Exception {
    String name = "source-worker " + engine.option() + (tasks == 1 ? "" : ", " + tasks + " tasks");
    print(options.measureOnce(name + ", cold", rows, comparison));
    if (!coldOnly) {
      print(options.measureWarm(name + ", warm", rows, comparison));
    }
  }

  private ConnectWorker worker(
      Path folder, Engine engine, String name, int brokerPort, Map<String, String> producer)
      throws Exception {
    Path recording =
        project.file("benchmarks/target/source-worker-" + engine.option() + "-" + name + ".jfr");
    List<String> jvm =
        profile
            ? List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording)
            : List.of();
    return ConnectWorker.start(project, folder, name, brokerPort, producer, jvm);
  }

  /** What each path is of the slower one of scan and producer, and of Debezium. */
  private static void print(List<Measured> all) {
    double bound = Math.min(all.get(0).rowsPerSecond(), all.get(1).rowsPerSecond());
    Measured last = all.get(all.size() - 1);
    boolean hasDebezium = last.name().equals(WorkerPath.DEBEZIUM.title());
    for (Measured path : all.subList(2, all.size())) {
      System.out.printf(
          "%-44s %.2f of the slower of scan and producer%s%n",
          path.name(), path.rowsPerSecond() / bound, hasDebezium ? against(path, last) : "");
    }
  }

  private static String against(Measured path, Measured debezium) {
    return String.format(
        ", %.1f times Debezium, at %.2f of its CPU",
        path.rowsPerSecond() / debezium.rowsPerSecond(),
        path.cpuMicrosPerRow() / debezium.cpuMicrosPerRow());
  }
}
