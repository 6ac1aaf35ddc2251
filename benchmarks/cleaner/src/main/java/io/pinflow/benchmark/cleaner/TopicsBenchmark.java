package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.nio.file.Files;
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
  private static final String USER_ID = "bench";
  private static final String RAW = USER_ID + ".pin";
  private static final String CLEANER_GROUP = USER_ID + "-cleaner";
  private static final String DEAD_LETTERS = USER_ID + ".deadletter";
  private static final String PASS_IN = "pass.in";
  private static final String PASS_OUT = "pass.out";
  private static final List<String> TOPICS =
      List.of(
          RAW,
          USER_ID + ".geo",
          USER_ID + ".user",
          RAW + ".cleaned",
          USER_ID + ".geo.cleaned",
          USER_ID + ".user.cleaned",
          DEAD_LETTERS,
          PASS_IN,
          PASS_OUT);

  @Mixin private MeasureOptions options = new MeasureOptions();

  private Project project;
  private Path folder;

  public static void main(String[] arguments) {
    System.exit(Program.run(new TopicsBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    int rows = options.rows(ROWS);
    project = Project.here();
    folder = project.emptyFolder("cleaner");
    List<byte[]> messages = GeneratedPosts.generate(project, folder, rows).rows("pin");
    int port = Project.freePort();
    String servers = "127.0.0.1:" + port;
    try (ChildProcess broker = broker(port).awaitReady();
        Cluster cluster = new Cluster(servers)) {
      cluster.createTopics(TOPICS);
      measure(rows, messages, servers, cluster);
      broker.requireAlive();
    }
    Project.delete(folder);
    return 0;
  }

  private void measure(int rows, List<byte[]> messages, String servers, Cluster cluster)
      throws Exception {
    try (ChildProcess cleaner = cleaner(servers);
        ChildProcess passThrough = passThrough(servers);
        RawTopic raw = new RawTopic(servers, RAW, messages);
        RawTopic passed = new RawTopic(servers, PASS_IN, messages)) {
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
    long refused = cluster.size(DEAD_LETTERS);
    if (refused > 0) {
      throw BenchmarkErrors.wrongCount("messages were refused", 0, refused);
    }
  }

  private ChildProcess broker(int port) throws Exception {
    return ChildProcess.start(
        "broker",
        folder,
        HEAP_MEGABYTES * 2,
        Map.of(),
        List.of(
            "-cp",
            project.classPath("local-stack/kafka"),
            "io.pinflow.local.kafka.BrokerMain",
            "--data-directory",
            folder.resolve("kafka").toString(),
            "--port",
            Integer.toString(port),
            "--controller-port",
            Integer.toString(Project.freePort())));
  }

  private ChildProcess cleaner(String servers) throws Exception {
    Path configuration = folder.resolve("cleaner.properties");
    String template = Files.readString(project.file("connector-configs/local/cleaner.properties"));
    Files.writeString(
        configuration,
        template
            .replace("{{bootstrap-servers}}", servers)
            .replace("{{user-id}}", USER_ID)
            .replace("{{cleaner-health-port}}", "0")
            .replace("{{state-directory}}", folder.resolve("state").toString()));
    return ChildProcess.start(
        "cleaner",
        folder,
        HEAP_MEGABYTES,
        Map.of(),
        List.of(
            "-jar",
            project.runnableJar("streams-cleaner").toString(),
            "--config",
            configuration.toString()));
  }

  private ChildProcess passThrough(String servers) throws Exception {
    return ChildProcess.start(
        "pass-through",
        folder,
        HEAP_MEGABYTES,
        Map.of(),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            PassThrough.class.getName(),
            servers,
            PASS_IN,
            PASS_OUT));
  }
}
