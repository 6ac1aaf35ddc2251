package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The table source in a real distributed worker, from a real database into a real broker; the
 * ceiling is a bare producer of the same messages, and a bare JDBC scan stands beside it.
 */
@Command(
    name = "source-worker",
    description = "The table source in a distributed worker against a bare producer and a scan.",
    mixinStandardHelpOptions = true)
public final class SourceWorkerBenchmark implements Callable<Integer> {
  private static final int ROWS = 2_000_000;

  @Mixin private MeasureOptions options = new MeasureOptions();

  @Option(names = "--engine", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
  private List<Engine> engines = List.of(Engine.values());

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
    try (ChildProcess database = servers.database(engine, databasePort).awaitReady();
        ChildProcess broker = servers.broker(brokerPort).awaitReady()) {
      GeneratedPosts.load(project, folder, servers.environment(), engine.url(databasePort), rows);
      try (Topics topics = new Topics(brokerPort);
          ConnectWorker plain =
              ConnectWorker.start(project, folder, "plain", brokerPort, Map.of());
          ConnectWorker tuned =
              ConnectWorker.start(project, folder, "tuned", brokerPort, RawProducer.TUNED)) {
        Comparison comparison =
            comparison(engine, databasePort, brokerPort, rows, topics, List.of(plain, tuned));
        options.measure("source-worker " + engine.option(), rows, List.of(comparison));
      }
      database.requireAlive();
      broker.requireAlive();
    }
    Project.delete(folder);
  }

  private Comparison comparison(
      Engine engine,
      int databasePort,
      int brokerPort,
      int rows,
      Topics topics,
      List<ConnectWorker> workers) {
    Map<String, String> settings =
        Map.of(
            "connector.class",
            "io.pinflow.connect.source.TableSourceConnector",
            "tasks.max",
            "1",
            "connection.url",
            engine.url(databasePort),
            "connection.user",
            JdbcScan.USER,
            "connection.password",
            password,
            "tables",
            JdbcScan.TABLE,
            "batch.max.rows",
            "5000");
    List<Contender> paths = new ArrayList<>();
    paths.add(new JdbcScan(engine, engine.scanUrl(databasePort), password, rows));
    for (ConnectWorker worker : workers) {
      paths.add(new SourceInWorker("", worker, settings, topics, rows));
    }
    paths.add(new SourceInWorker(" as JSON", workers.get(1), asJson(settings), topics, rows));
    RawProducer ceiling = new RawProducer(topics, brokerPort, rows, new TableMessages(settings));
    return new Comparison(ceiling, paths);
  }

  private static Map<String, String> asJson(Map<String, String> settings) {
    Map<String, String> direct = new HashMap<>(settings);
    direct.put("record.value", "json");
    direct.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    return direct;
  }
}
