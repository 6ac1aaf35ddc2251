package io.pinflow.gateway.kinesis;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The requests Kinesis gets, as API Gateway's mapping templates make them. */
final class KinesisBodies {
  private KinesisBodies() {}

  static Buffer empty() {
    return new JsonObject().toBuffer();
  }

  static Buffer stream(String stream) {
    return named(stream).toBuffer();
  }

  static Buffer newStream(String stream, long shards) {
    return named(stream).put("ShardCount", shards).toBuffer();
  }

  static Buffer record(String stream, KinesisRecord record) {
    return named(stream).mergeIn(json(record)).toBuffer();
  }

  static Buffer records(String stream, List<KinesisRecord> records) {
    JsonArray array = new JsonArray();
    records.forEach(record -> array.add(json(record)));
    return named(stream).put("Records", array).toBuffer();
  }

  static Buffer shardIterator(String stream, String shard) {
    return named(stream).put("ShardId", shard).put("ShardIteratorType", "TRIM_HORIZON").toBuffer();
  }

  static Buffer iterator(String iterator) {
    return new JsonObject().put("ShardIterator", iterator).toBuffer();
  }

  private static JsonObject named(String stream) {
    return new JsonObject().put("StreamName", stream);
  }

  private static JsonObject json(KinesisRecord record) {
    byte[] data = record.data().getBytes(StandardCharsets.UTF_8);
    return new JsonObject()
        .put("Data", Base64.getEncoder().encodeToString(data))
        .put("PartitionKey", record.partitionKey());
  }
}
