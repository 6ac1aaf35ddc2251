package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Polls the pins of a real database; the ceiling is a bare JDBC scan of the same table. */
@Command(
    name = "source",
    description = "The table source on real databases against a bare JDBC scan.",
    mixinStandardHelpOptions = true)
public final class SourceBenchmark implements Callable<Integer> {
  private static final int ROWS = 300_000;

  @Mixin private MeasureOptions options = new MeasureOptions();

  @Option(names = "--engine", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
  private List<Engine> engines = List.of(Engine.values());

  private final String password = UUID.randomUUID().toString();
  private Project project;

  public static void main(String[] arguments) {
    System.exit(Program.run(new SourceBenchmark(), arguments));
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
    Path folder = project.emptyFolder("source");
    int port = Project.freePort();
    Servers servers = new Servers(project, folder, password);
    try (ChildProcess database = servers.database(engine, port).awaitReady()) {
      GeneratedPosts.load(project, folder, servers.environment(), engine.url(port), rows);
      options.measure("source " + engine.option(), rows, List.of(comparison(engine, port, rows)));
      database.requireAlive();
    }
    Project.delete(folder);
  }

  private Comparison comparison(Engine engine, int port, int rows) {
    Map<String, String> settings =
        Map.of(
            "connection.url",
            engine.url(port),
            "connection.user",
            JdbcScan.USER,
            "connection.password",
            password,
            "mode",
            "incrementing",
            "tables",
            JdbcScan.TABLE,
            "topic.names",
            JdbcScan.TABLE + ":local.pin",
            "batch.max.rows",
            "5000");
    return new Comparison(
        new JdbcScan(engine, JdbcScan.TABLE, engine.scanUrl(port), password, rows),
        List.of(
            new TaskPolling("poll", settings, rows, record -> 0),
            new TaskPolling("poll and convert to JSON", settings, rows, new JsonConversion()),
            new TaskPolling(
                "poll as JSON", asJson(settings), rows, row -> ((byte[]) row.value()).length)));
  }

  private static Map<String, String> asJson(Map<String, String> settings) {
    Map<String, String> direct = new HashMap<>(settings);
    direct.put("record.value", "json");
    return direct;
  }
}
