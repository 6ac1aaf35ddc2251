package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.GeneratedPosts;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
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
  private static final String CONTENT_TYPE = "application/vnd.kafka.json.v2+json";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int OK = 200;

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

  private void measure(Servers servers, int port, List<byte[]> posts) throws Exception {
    String topic = Servers.rawTopic("pin");
    try (Arrivals raw = new Arrivals(servers.address(), topic, posts.size());
        Arrivals cleaned =
            new Arrivals(servers.address(), Servers.cleanedTopic("pin"), posts.size())) {
      URI address = URI.create("http://127.0.0.1:" + port + "/topics/" + topic);
      long[] due = new long[posts.size()];
      long[] answered = new long[posts.size()];
      post(address, posts, due, answered);
      if (!raw.await(PATIENCE) || !cleaned.await(PATIENCE)) {
        throw BenchmarkErrors.late("the last post", PATIENCE.toSeconds());
      }
      System.out.printf(
          Locale.ROOT, "post: %d posts at %d/s after %d of warm-up%n", rows, rate, warmUp);
      System.out.printf("%-34s %9s %9s %9s %9s%n", "ms", "p50", "p90", "p99", "max");
      print("POST to its answer", millis(due, answered));
      print("POST to the raw topic", millis(due, arrivals(raw)));
      print("POST to the cleaned topic", millis(due, arrivals(cleaned)));
    }
  }

  private void post(URI address, List<byte[]> posts, long[] due, long[] answered)
      throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int post = 0; post < posts.size(); post++) {
      due[post] = start + post * TimeUnit.SECONDS.toNanos(1) / rate;
      LockSupport.parkNanos(due[post] - System.nanoTime());
      int index = post;
      answers.add(
          client
              .sendAsync(request(address, posts.get(post)), HttpResponse.BodyHandlers.ofString())
              .thenAccept(answer -> accept(answer, answered, index)));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)).join();
  }

  private static void accept(HttpResponse<String> answer, long[] answered, int post) {
    if (answer.statusCode() != OK || !answer.body().contains("\"error_code\":null")) {
      throw BenchmarkErrors.wrongCount("status of a post", OK, answer.statusCode());
    }
    answered[post] = System.nanoTime();
  }

  private static HttpRequest request(URI address, byte[] row) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"records\":[{\"value\":".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(row);
    body.writeBytes("}]}".getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(address)
        .header("Content-Type", CONTENT_TYPE)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
        .build();
  }

  private static long[] arrivals(Arrivals arrivals) {
    return LongStream.range(0, arrivals.size()).map(key -> arrivals.nanos((int) key)).toArray();
  }

  /** Times of the posts that count, sorted. */
  private double[] millis(long[] due, long[] done) {
    return java.util.stream.IntStream.range(warmUp, due.length)
        .mapToDouble(post -> (done[post] - due[post]) / NANOS_PER_MILLI)
        .sorted()
        .toArray();
  }

  private static void print(String name, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %9.1f %9.1f %9.1f %9.1f%n",
        name,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }
}
