package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisApiException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Kinesis through the AWS SDK. */
final class AwsKinesisApi implements KinesisApi {

  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private final KinesisClient client;

  AwsKinesisApi(KinesisClient client) {
    this.client = client;
  }

  /** By name, not ARN: every emulator knows it. */
  @Override
  public List<Shard> shards(String stream) {
    return calling(
        () -> {
          List<Shard> shards = new ArrayList<>();
          ListShardsRequest request = ListShardsRequest.builder().streamName(stream).build();
          ListShardsResponse response = client.listShards(request);
          response.shards().forEach(shard -> shards.add(shard(shard)));
          while (response.nextToken() != null) {
            String token = response.nextToken();
            response = client.listShards(next -> next.nextToken(token));
            response.shards().forEach(shard -> shards.add(shard(shard)));
          }
          return shards;
        });
  }

  private static Shard shard(software.amazon.awssdk.services.kinesis.model.Shard shard) {
    return new Shard(
        shard.shardId(),
        shard.sequenceNumberRange().startingSequenceNumber(),
        Shard.parents(shard.parentShardId(), shard.adjacentParentShardId()),
        shard.sequenceNumberRange().endingSequenceNumber() != null);
  }

  /** Not everyone who may read may describe: reading doesn't depend on it. */
  @Override
  public Optional<Duration> retention(String stream) {
    try {
      return Optional.of(
          Duration.ofHours(
              calling(
                  () ->
                      client
                          .describeStreamSummary(request -> request.streamName(stream))
                          .streamDescriptionSummary()
                          .retentionPeriodHours())));
    } catch (KinesisApiException e) {
      if (e.reason() == Reason.DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public String iterator(String stream, String shard, ShardPosition position) {
    GetShardIteratorRequest.Builder request =
        GetShardIteratorRequest.builder().streamName(stream).shardId(shard);
    if (position.after() != null) {
      request
          .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
          .startingSequenceNumber(position.after());
    } else if (position.isOldest()) {
      request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
    } else {
      request
          .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
          .timestamp(Instant.ofEpochMilli(position.time()));
    }
    return calling(() -> client.getShardIterator(request.build()).shardIterator());
  }

  @Override
  public Page records(String iterator, int limit) {
    GetRecordsResponse response =
        calling(() -> client.getRecords(request -> request.shardIterator(iterator).limit(limit)));
    return new Page(
        response.records().stream().map(AwsKinesisApi::record).toList(),
        Optional.ofNullable(response.nextShardIterator()),
        Optional.ofNullable(response.millisBehindLatest()).orElse(0L));
  }

  private static KinesisRecord record(Record record) {
    return new KinesisRecord(
        record.sequenceNumber(),
        record.partitionKey(),
        record.data().asByteArrayUnsafe(),
        record.approximateArrivalTimestamp().toEpochMilli());
  }

  private static <T> T calling(Supplier<T> call) {
    try {
      return call.get();
    } catch (AbortedException e) {
      throw Pauses.interrupted();
    } catch (SdkException e) {
      throw new KinesisApiException(reason(e), KinesisErrors.answer(e), e);
    }
  }

  private static Reason reason(SdkException e) {
    if (e instanceof ExpiredIteratorException || e instanceof ExpiredNextTokenException) {
      return Reason.EXPIRED_ITERATOR;
    }
    if (e instanceof ResourceNotFoundException) {
      return Reason.NOT_FOUND;
    }
    if (e instanceof InvalidArgumentException) {
      return Reason.INVALID_POSITION;
    }
    return e instanceof AwsServiceException service ? byStatus(service) : Reason.UNREACHABLE;
  }

  private static Reason byStatus(AwsServiceException e) {
    if (e.isThrottlingException() || isThroughput(e)) {
      return Reason.THROTTLED;
    }
    if (e.statusCode() == FORBIDDEN || isAboutCredentials(e)) {
      return Reason.DENIED;
    }
    return e.statusCode() >= SERVER_ERROR ? Reason.UNREACHABLE : Reason.OTHER;
  }

  private static boolean isThroughput(AwsServiceException e) {
    String code = code(e);
    return code.equals("ProvisionedThroughputExceededException")
        || code.equals("LimitExceededException")
        || code.startsWith("KMSThrottling");
  }

  private static boolean isAboutCredentials(AwsServiceException e) {
    String code = code(e);
    return code.startsWith("AccessDenied")
        || code.startsWith("UnrecognizedClient")
        || code.startsWith("ExpiredToken")
        || code.startsWith("IncompleteSignature")
        || code.startsWith("InvalidSignature");
  }

  private static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  @Override
  public void close() {
    client.close();
  }
}
