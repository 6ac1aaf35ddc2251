package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * POSTs of one record to the gateway, which answers when the broker has it ({@code acks=all}),
 * beside an empty handler of the same server library, a run of one after a run of the other.
 */
@Command(
    name = "gateway",
    description = "POSTs of one record against an empty handler of the same HTTP server, by wrk.",
    mixinStandardHelpOptions = true)
public final class GatewayBenchmark implements Callable<Integer> {
  private static final int HEAP_MEGABYTES = 192;
  private static final int USAGE = 2;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      paramLabel = "S",
      description = "How long a run takes (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "Runs that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--connections",
      defaultValue = "64,1000",
      split = ",",
      paramLabel = "C",
      description = "Open connections (default: ${DEFAULT-VALUE}).")
  private List<Integer> connections;

  @Option(
      names = "--rate",
      defaultValue = "2000",
      paramLabel = "R",
      description = "Posts a second of the paced run (default: ${DEFAULT-VALUE}).")
  private int rate;

  public static void main(String[] arguments) {
    System.exit(Program.run(new GatewayBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (!Load.isInstalled()) {
      System.err.println("Cannot measure because wrk is missing. Install it: apt-get install wrk.");
      return USAGE;
    }
    Project project = Project.here();
    Path folder = project.emptyFolder("gateway");
    Servers servers = new Servers(project, folder);
    List<byte[]> rows = GeneratedPosts.generate(project, folder, 2 * rate * seconds).rows("pin");
    int port = Project.freePort();
    int emptyPort = Project.freePort();
    try (ChildProcess broker = servers.startBroker();
        Cluster cluster = new Cluster(servers.address())) {
      cluster.createTopics(Servers.topics());
      try (ChildProcess gateway = servers.startGateway(port);
          ChildProcess empty = startEmpty(folder, emptyPort)) {
        Contenders contenders =
            new Contenders(
                empty, "http://127.0.0.1:" + emptyPort + "/", gateway, address(port), cluster);
        asFastAsItGoes(new Load(folder, PacedPosts.body(rows.get(0))), contenders);
        paced(rows, contenders);
      }
      broker.requireAlive();
    }
    Project.delete(folder);
    return 0;
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port + "/topics/" + Servers.rawTopic("pin");
  }

  private static ChildProcess startEmpty(Path folder, int port) throws Exception {
    return ChildProcess.start(
            "empty",
            folder,
            HEAP_MEGABYTES,
            Map.of(),
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EmptyServer.class.getName(),
                Integer.toString(port)))
        .awaitReady();
  }

  private record Contenders(
      ChildProcess empty,
      String emptyAddress,
      ChildProcess gateway,
      String gatewayAddress,
      Cluster cluster) {}

  private void asFastAsItGoes(Load load, Contenders contenders) throws Exception {
    System.out.printf(
        "%-38s %10s %8s %9s %9s %8s%n",
        "gateway", "POSTs/s", "of empty", "p50 ms", "p99 ms", "CPU µs");
    load.run(contenders.emptyAddress(), connections.get(0), seconds);
    load.run(contenders.gatewayAddress(), connections.get(0), seconds);
    for (int open : connections) {
      for (int round = 0; round < rounds; round++) {
        Measured empty = measure(load, contenders.empty(), contenders.emptyAddress(), open);
        long before = contenders.cluster().size(Servers.rawTopic("pin"));
        Measured gateway = measure(load, contenders.gateway(), contenders.gatewayAddress(), open);
        requireAllWritten(contenders.cluster(), before, gateway.run());
        print("ceiling: empty handler, " + open + " open", empty, "");
        print(
            "one record a POST, " + open + " open",
            gateway,
            String.format(
                Locale.ROOT, "%.0f %%", 100 * gateway.run().perSecond() / empty.run().perSecond()));
      }
    }
  }

  private record Measured(Load.Run run, double cpuMicros) {}

  private Measured measure(Load load, ChildProcess server, String address, int open)
      throws Exception {
    long cpu = server.cpuNanos();
    Load.Run run = load.run(address, open, seconds);
    if (run.bad() > 0) {
      throw BenchmarkErrors.wrongCount("requests without a 200", 0, run.bad());
    }
    return new Measured(run, (server.cpuNanos() - cpu) / 1e3 / run.requests());
  }

  /** Some answers may be under way when the clock ends, so there can be more, never fewer. */
  private static void requireAllWritten(Cluster cluster, long before, Load.Run run)
      throws Exception {
    long written = cluster.size(Servers.rawTopic("pin")) - before;
    if (written < run.requests()) {
      throw BenchmarkErrors.wrongCount("records in the topic", run.requests(), written);
    }
  }

  private static void print(String name, Measured measured, String ratio) {
    System.out.printf(
        Locale.ROOT,
        "%-38s %,10.0f %8s %9.1f %9.1f %8.1f%n",
        name,
        measured.run().perSecond(),
        ratio,
        measured.run().p50Millis(),
        measured.run().p99Millis(),
        measured.cpuMicros());
  }

  private void paced(List<byte[]> rows, Contenders contenders) throws InterruptedException {
    System.out.printf(
        "%-38s %10s %8s %9s %9s%n", "paced, " + rate + " a second", "", "", "p50 ms", "p99 ms");
    paced("ceiling: empty handler", contenders.emptyAddress(), rows);
    paced("one record a POST", contenders.gatewayAddress(), rows);
  }

  private void paced(String name, String address, List<byte[]> rows) throws InterruptedException {
    PacedPosts posts = new PacedPosts(URI.create(address), rows, rows.size() / 2);
    posts.send(rate);
    double[] millis = posts.answerMillis();
    System.out.printf(
        Locale.ROOT,
        "%-38s %10s %8s %9.1f %9.1f%n",
        name,
        "",
        "",
        PacedPosts.percentile(millis, 50),
        PacedPosts.percentile(millis, 99));
  }
}
