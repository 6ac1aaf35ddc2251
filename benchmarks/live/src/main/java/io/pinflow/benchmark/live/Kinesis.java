package io.pinflow.benchmark.live;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The local stack's Kinesis, which {@code npm ci} has installed in local-stack/kinesis. */
final class Kinesis implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final URI endpoint;
  private final KinesisClient client;

  private Kinesis(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-kinesis"));
    this.client =
        KinesisClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  static Kinesis start(Project project, Path folder) throws IOException {
    Path program = project.file("local-stack/kinesis/node_modules/kinesis-local/main.js");
    int port = Project.freePort();
    ProcessBuilder builder =
        new ProcessBuilder("node", program.toString())
            .directory(program.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kinesis.log").toFile());
    builder.environment().put("KINESIS_MOCK_PLAIN_PORT", Integer.toString(port));
    builder.environment().put("KINESIS_MOCK_TLS_PORT", Integer.toString(Project.freePort()));
    builder.environment().put("LOG_LEVEL", "WARN");
    return new Kinesis(builder.start(), URI.create("http://127.0.0.1:" + port));
  }

  String endpoint() {
    return endpoint.toString();
  }

  /** Makes a stream of one shard; waits for Kinesis itself too. */
  void create(String stream) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!active(stream)) {
      if (System.nanoTime() > deadline) {
        throw BenchmarkErrors.late("the stream " + stream, PATIENCE_SECONDS);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean active(String stream) {
    try {
      if (!client.listStreams().streamNames().contains(stream)) {
        client.createStream(request -> request.streamName(stream).shardCount(1));
      }
      return client
          .describeStreamSummary(request -> request.streamName(stream))
          .streamDescriptionSummary()
          .streamStatus()
          .equals(StreamStatus.ACTIVE);
    } catch (SdkException notYet) {
      return false;
    }
  }

  void put(String stream, String data) {
    client.putRecord(
        request ->
            request
                .streamName(stream)
                .partitionKey("partition-1")
                .data(SdkBytes.fromUtf8String(data)));
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
