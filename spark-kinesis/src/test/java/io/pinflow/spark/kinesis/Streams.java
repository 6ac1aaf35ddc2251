package io.pinflow.spark.kinesis;

import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Makes streams in a local Kinesis and puts numbered records into them. */
final class Streams implements AutoCloseable {

  private static final int BATCH = 500;

  private final URI endpoint;
  private final KinesisClient client;

  Streams(URI endpoint) {
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

  void create(String stream, int shards) {
    client.createStream(request -> request.streamName(stream).shardCount(shards));
    awaitActive(stream);
  }

  void delete(String stream) {
    client.deleteStream(request -> request.streamName(stream));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !client.listStreams().streamNames().contains(stream));
  }

  private void awaitActive(String stream) {
    await().atMost(Duration.ofMinutes(1)).until(() -> isActive(stream));
  }

  private boolean isActive(String stream) {
    return client
            .describeStreamSummary(request -> request.streamName(stream))
            .streamDescriptionSummary()
            .streamStatus()
        == StreamStatus.ACTIVE;
  }

  /** Puts the numbers {@code first} to {@code last}, without it, as text. */
  void put(String stream, int first, int last) {
    List<PutRecordsRequestEntry> batch = new ArrayList<>();
    for (int number = first; number < last; number++) {
      batch.add(entry(number));
      if (batch.size() == BATCH || number == last - 1) {
        client.putRecords(request -> request.streamName(stream).records(batch));
        batch.clear();
      }
    }
  }

  private static PutRecordsRequestEntry entry(int number) {
    return PutRecordsRequestEntry.builder()
        .partitionKey("key-" + number)
        .data(SdkBytes.fromUtf8String(Integer.toString(number)))
        .build();
  }

  void split(String stream, String shard) {
    Shard found = shard(stream, shard);
    BigInteger low = new BigInteger(found.hashKeyRange().startingHashKey());
    BigInteger high = new BigInteger(found.hashKeyRange().endingHashKey());
    client.splitShard(
        request ->
            request
                .streamName(stream)
                .shardToSplit(shard)
                .newStartingHashKey(low.add(high).shiftRight(1).toString()));
    awaitActive(stream);
  }

  void merge(String stream, String shard, String adjacent) {
    client.mergeShards(
        request -> request.streamName(stream).shardToMerge(shard).adjacentShardToMerge(adjacent));
    awaitActive(stream);
  }

  private Shard shard(String stream, String id) {
    return client.listShards(request -> request.streamName(stream)).shards().stream()
        .filter(shard -> shard.shardId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The options to read {@code stream} from its oldest record. */
  Map<String, String> options(String stream) {
    Map<String, String> options = new TreeMap<>();
    options.put("streamName", stream);
    options.put("endpointUrl", endpoint.toString());
    options.put("region", "us-east-1");
    options.put("awsAccessKey", "key");
    options.put("awsSecretKey", "secret");
    options.put("initialPosition", "earliest");
    return options;
  }

  @Override
  public void close() {
    client.close();
  }
}
