package io.pinflow.spark.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of offsets in checkpoints: {@code
 * {"version":1,"streams":{"a":{"shardId-…":{"first":"49…",
 * "after":"49…","time":1700000000000,"ended":true}}}}}.
 */
final class OffsetJson {

  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OffsetJson() {}

  static String write(KinesisOffset offset) {
    ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
    ObjectNode streams = root.putObject("streams");
    offset
        .streams()
        .forEach(
            (stream, shards) -> {
              ObjectNode node = streams.putObject(stream);
              shards.forEach((shard, position) -> write(position, node.putObject(shard)));
            });
    return root.toString();
  }

  private static void write(ShardPosition position, ObjectNode node) {
    node.put("first", position.first());
    position.lastRead().ifPresent(sequence -> node.put("after", sequence));
    if (position.time() != 0) {
      node.put("time", position.time());
    }
    if (position.ended()) {
      node.put("ended", true);
    }
  }

  static KinesisOffset read(String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (root.path("version").asInt() != VERSION || !root.path("streams").isObject()) {
        throw KinesisErrors.unreadableOffset(json, null);
      }
      Map<String, Map<String, ShardPosition>> streams = new TreeMap<>();
      root.path("streams")
          .properties()
          .forEach(field -> streams.put(field.getKey(), shards(field.getValue(), json)));
      return new KinesisOffset(streams);
    } catch (JsonProcessingException e) {
      throw KinesisErrors.unreadableOffset(json, e);
    }
  }

  private static Map<String, ShardPosition> shards(JsonNode node, String json) {
    Map<String, ShardPosition> shards = new TreeMap<>();
    node.properties()
        .forEach(field -> shards.put(field.getKey(), position(field.getValue(), json)));
    return shards;
  }

  private static ShardPosition position(JsonNode node, String json) {
    if (!node.path("first").isTextual()) {
      throw KinesisErrors.unreadableOffset(json, null);
    }
    return new ShardPosition(
        node.path("first").asText(),
        node.path("after").isTextual() ? node.path("after").asText() : null,
        node.path("time").asLong(),
        node.path("ended").asBoolean());
  }
}
