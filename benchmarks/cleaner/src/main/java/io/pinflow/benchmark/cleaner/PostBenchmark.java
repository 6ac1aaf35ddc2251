package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a post takes from its POST to the cleaned topic: gateway, broker and cleaner as the
 * local stack runs them. Posts leave at an even rate whatever the answers do, and times count from
 * when a post was to leave. Beside it, in the same run: until the answer, and until the raw topic
 * can be read, which is the least there is.
 */
@Command(
    name = "post",
    description = "From POST to the cleaned topic, with the answer and the raw topic beside it.",
    mixinStandardHelpOptions = true)
public final class PostBenchmark implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--rows",
      defaultValue = "6000",
      paramLabel = "N",
      description = "Posts that count (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--warm-up",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Posts before them that do not (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rate",
      defaultValue = "200",
      paramLabel = "R",
      description = "Posts a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  public static void main(String[] arguments) {
    System.exit(Program.run(new PostBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    Project project = Project.here();
    Path folder = project.emptyFolder("post");
    Servers servers = new Servers(project, folder);
    List<byte[]> posts = GeneratedPosts.generate(project, folder, warmUp + rows).rows("pin");
    int port = Project.freePort();
    try (ChildProcess broker = servers.startBroker();
        Cluster cluster = new Cluster(servers.address())) {
      cluster.createTopics(Servers.topics());
      try (ChildProcess cleaner = servers.startCleaner();
          ChildProcess gateway = servers.startGateway(port)) {
        measure(servers, port, posts);
        gateway.requireAlive();
        cleaner.requireAlive();
      }
      broker.requireAlive();
    }
    Project.delete(folder);
    return 0;
  }

  private void measure(Servers servers, int port, List<byte[]> rowsToPost) throws Exception {
    String topic = Servers.rawTopic("pin");
    try (Arrivals raw = new Arrivals(servers.address(), topic, rowsToPost.size());
        Arrivals cleaned =
            new Arrivals(servers.address(), Servers.cleanedTopic("pin"), rowsToPost.size())) {
      PacedPosts posts =
          new PacedPosts(
              URI.create("http://127.0.0.1:" + port + "/topics/" + topic), rowsToPost, warmUp);
      posts.send(rate);
      if (!raw.await(PATIENCE) || !cleaned.await(PATIENCE)) {
        throw BenchmarkErrors.late("the last post", PATIENCE.toSeconds());
      }
      System.out.printf(
          Locale.ROOT, "post: %d posts at %d/s after %d of warm-up%n", rows, rate, warmUp);
      System.out.printf("%-34s %9s %9s %9s %9s%n", "ms", "p50", "p90", "p99", "max");
      print("POST to its answer", posts.answerMillis());
      print("POST to the raw topic", posts.arrivalMillis(raw));
      print("POST to the cleaned topic", posts.arrivalMillis(cleaned));
    }
  }

  private static void print(String name, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %9.1f %9.1f %9.1f %9.1f%n",
        name,
        PacedPosts.percentile(sorted, 50),
        PacedPosts.percentile(sorted, 90),
        PacedPosts.percentile(sorted, 99),
        sorted[sorted.length - 1]);
  }
}
