package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The heap of a distributed worker of 512 MB that reads a table of very many rows, and of another
 * one that reads a table of very large values. The worker ends when it runs out of memory, and with
 * it the measuring.
 */
@Command(
    name = "source-memory",
    description = "The heap of a small worker that reads a long table, and one of large values.",
    mixinStandardHelpOptions = true)
public final class SourceMemoryBenchmark implements Callable<Integer> {
  private static final String LARGEST_MESSAGE = "4194304";

  @Option(names = "--engine", description = "One of ${COMPLETION-CANDIDATES} (default: all).")
  private List<Engine> engines = List.of(Engine.values());

  @Option(
      names = "--table",
      description = "What to read, of ${COMPLETION-CANDIDATES} (default: all).")
  private List<MemoryTable> tables = List.of(MemoryTable.values());

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the long table (default: ${DEFAULT-VALUE}).")
  private int rows = 50_000_000;

  @Option(
      names = "--values",
      paramLabel = "N",
      description = "Values of 1 MB in the other one (default: ${DEFAULT-VALUE}).")
  private int values = 1_000;

  private final String password = UUID.randomUUID().toString();
  private Project project;

  public static void main(String[] arguments) {
    System.exit(Program.run(new SourceMemoryBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    project = Project.here();
    for (Engine engine : engines) {
      for (MemoryTable table : tables) {
        measure(engine, table, table == MemoryTable.LONG ? rows : values);
      }
    }
    return 0;
  }

  private void measure(Engine engine, MemoryTable table, int count) throws Exception {
    Path folder = project.emptyFolder("source-memory");
    int databasePort = Project.freePort();
    int brokerPort = Project.freePort();
    Servers servers = new Servers(project, folder, password);
    try (ChildProcess database = servers.database(engine, databasePort).awaitReady();
        ChildProcess broker = servers.broker(brokerPort).awaitReady();
        Topics topics = new Topics(brokerPort)) {
      table.load(engine, engine.url(databasePort), password, count);
      CollectorLog log = new CollectorLog(folder.resolve("collector.log"));
      topics.create(
          table.title(),
          Map.of(
              "max.message.bytes", LARGEST_MESSAGE,
              "retention.bytes", "536870912",
              "segment.bytes", "134217728"));
      try (ConnectWorker worker = worker(folder, brokerPort, log)) {
        long start = System.nanoTime();
        worker.create(
            table.title(), SourceConnectors.ofTable(engine, databasePort, password, table.title()));
        topics.awaitRecords(table.title(), count);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        worker.requireAlive();
        print(engine, table, count, seconds, log);
      }
      database.requireAlive();
      broker.requireAlive();
    }
    Project.delete(folder);
  }

  private ConnectWorker worker(Path folder, int brokerPort, CollectorLog log) throws Exception {
    Map<String, String> producer = new HashMap<>(RawProducer.TUNED);
    producer.put("max.request.size", LARGEST_MESSAGE);
    List<String> jvm = List.of(log.option(), "-XX:+ExitOnOutOfMemoryError");
    return ConnectWorker.start(project, folder, "small", brokerPort, producer, jvm);
  }

  private static void print(
      Engine engine, MemoryTable table, int count, long seconds, CollectorLog log)
      throws Exception {
    System.out.printf(
        "source-memory %s: %,d %s in %d s by a worker of %d MB; heap after a collection: median %d MB, most %d MB;"
            + " after a full one: most %d MB of %d; longest pause %.0f ms%n",
        engine.option(),
        count,
        table.content(),
        seconds,
        ConnectWorker.HEAP_MEGABYTES,
        log.median(),
        log.most(),
        log.mostAfterFull(),
        log.full(),
        log.longestPauseMillis());
  }
}
