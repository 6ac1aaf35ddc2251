package io.pinflow.benchmark.kinesis;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream of two shards in a local Kinesis, with records of the size of a posted one. */
final class FilledStream implements AutoCloseable {

  private static final String NAME = "benchmark";
  private static final int SHARDS = 2;
  private static final int BYTES = 350;
  private static final int BATCH = 500;
  private static final int PAGE = 10_000;

  private final URI endpoint;
  private final KinesisClient client;

  FilledStream(URI endpoint) {
    this.endpoint = endpoint;
    this.client =
        KinesisClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
  }

  void fill(int rows) throws InterruptedException {
    client.createStream(request -> request.streamName(NAME).shardCount(SHARDS));
    while (status() != StreamStatus.ACTIVE) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    byte[] data = new byte[BYTES];
    Arrays.fill(data, (byte) 'x');
    for (int first = 0; first < rows; first += BATCH) {
      List<PutRecordsRequestEntry> batch = new ArrayList<>();
      for (int row = first; row < Math.min(rows, first + BATCH); row++) {
        batch.add(
            PutRecordsRequestEntry.builder()
                .partitionKey("key-" + row)
                .data(SdkBytes.fromByteArrayUnsafe(data))
                .build());
      }
      client.putRecords(request -> request.streamName(NAME).records(batch));
    }
  }

  private StreamStatus status() {
    return client
        .describeStreamSummary(request -> request.streamName(NAME))
        .streamDescriptionSummary()
        .streamStatus();
  }

  /** Calls GetRecords, page after page and shard after shard; bytes and rows. */
  long[] read() {
    long[] read = new long[2];
    for (Shard shard : client.listShards(request -> request.streamName(NAME)).shards()) {
      read(shard, read);
    }
    return read;
  }

  private void read(Shard shard, long[] read) {
    String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamName(NAME)
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    GetRecordsResponse page;
    do {
      String next = iterator;
      page = client.getRecords(request -> request.shardIterator(next).limit(PAGE));
      page.records().forEach(record -> read[0] += record.data().asByteArrayUnsafe().length);
      read[1] += page.records().size();
      iterator = page.nextShardIterator();
    } while (page.millisBehindLatest() > 0);
  }

  /** The options to read it as fast as it comes. */
  Map<String, String> options() {
    return Map.of(
        "streamName", NAME,
        "endpointUrl", endpoint.toString(),
        "awsAccessKey", "key",
        "awsSecretKey", "secret",
        "initialPosition", "earliest",
        "minFetchPeriod", "10ms",
        "maxFetchRate", "1000");
  }

  @Override
  public void close() {
    client.close();
  }
}
