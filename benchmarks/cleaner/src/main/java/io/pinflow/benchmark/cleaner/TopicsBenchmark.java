package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Cleans a raw topic into a cleaned one with the runnable jar, as the local stack configures it;
 * the ceiling is a consumer and a producer that pass the bytes on.
 */
@Command(
    name = "cleaner",
    description = "The cleaner's jar on a real broker against passing the bytes through.",
    mixinStandardHelpOptions = true)
public final class TopicsBenchmark implements Callable<Integer> {
  private static final int ROWS = 300_000;
  private static final int HEAP_MEGABYTES = 256;
  private static final String RAW = Servers.rawTopic("pin");
  private static final String CLEANER_GROUP = Servers.USER_ID + "-cleaner";
  private static final String PASS_IN = "pass.in";
  private static final String PASS_OUT = "pass.out";

  @Mixin private MeasureOptions options = new MeasureOptions();

  private Path folder;
  private Servers servers;

  public static void main(String[] arguments) {
    System.exit(Program.run(new TopicsBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    int rows = options.rows(ROWS);
    Project project = Project.here();
    folder = project.emptyFolder("cleaner");
    servers = new Servers(project, folder);
    List<byte[]> messages = GeneratedPosts.generate(project, folder, rows).rows("pin");
    try (ChildProcess broker = servers.startBroker();
        Cluster cluster = new Cluster(servers.address())) {
      cluster.createTopics(Servers.topics());
      cluster.createTopics(List.of(PASS_IN, PASS_OUT));
      measure(rows, messages, cluster);
      broker.requireAlive();
    }
    Project.delete(folder);
    return 0;
  }

  private void measure(int rows, List<byte[]> messages, Cluster cluster) throws Exception {
    try (ChildProcess cleaner = servers.startCleaner();
        ChildProcess passThrough = passThrough();
        RawTopic raw = new RawTopic(servers.address(), RAW, messages);
        RawTopic passed = new RawTopic(servers.address(), PASS_IN, messages)) {
      options.measure(
          "cleaner",
          rows,
          List.of(
              new Comparison(
                  new Drain(
                      "pass the bytes through", passed, passThrough, cluster, PassThrough.GROUP),
                  List.of(
                      new Drain("clean, exactly once", raw, cleaner, cluster, CLEANER_GROUP)))));
    }
    long refused = cluster.size(Servers.deadLetterTopic());
    if (refused > 0) {
      throw BenchmarkErrors.wrongCount("messages were refused", 0, refused);
    }
  }

  private ChildProcess passThrough() throws Exception {
    return ChildProcess.start(
        "pass-through",
        folder,
        HEAP_MEGABYTES,
        Map.of(),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            PassThrough.class.getName(),
            servers.address(),
            PASS_IN,
            PASS_OUT));
  }
}
