package io.pinflow.gateway.kafka;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads what Kafka knows of its topics, in the shapes of the REST proxy's API v2. */
final class TopicReader {
  private final Admin admin;

  TopicReader(Admin admin) {
    this.admin = admin;
  }

  Future<JsonArray> names() {
    return KafkaFutures.of(admin.listTopics().names())
        .map(names -> new JsonArray(List.copyOf(new TreeSet<>(names))));
  }

  Future<JsonObject> topic(String topic) {
    Future<TopicDescription> description = description(topic);
    Future<Config> config = description.compose(known -> config(topic));
    return config.map(
        known ->
            new JsonObject()
                .put("name", topic)
                .put("configs", json(known))
                .put("partitions", json(description.result().partitions())));
  }

  Future<JsonArray> partitions(String topic) {
    return description(topic).map(known -> json(known.partitions()));
  }

  Future<JsonObject> partition(String topic, int partition) {
    return info(topic, partition).map(TopicReader::json);
  }

  Future<JsonObject> offsets(String topic, int partition) {
    TopicPartition place = new TopicPartition(topic, partition);
    return info(topic, partition)
        .compose(
            known ->
                Future.all(
                    offset(place, OffsetSpec.earliest()), offset(place, OffsetSpec.latest())))
        .map(
            both ->
                new JsonObject()
                    .put("beginning_offset", both.<Long>resultAt(0))
                    .put("end_offset", both.<Long>resultAt(1)));
  }

  Future<JsonObject> brokers() {
    return KafkaFutures.of(admin.describeCluster().nodes())
        .map(nodes -> nodes.stream().map(Node::id).sorted().toList())
        .map(ids -> new JsonObject().put("brokers", new JsonArray(ids)));
  }

  private Future<Long> offset(TopicPartition place, OffsetSpec spec) {
    return KafkaFutures.of(admin.listOffsets(Map.of(place, spec)).partitionResult(place))
        .map(ListOffsetsResultInfo::offset);
  }

  private Future<TopicDescription> description(String topic) {
    return KafkaFutures.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .recover(
            failure ->
                Future.failedFuture(isMissing(failure) ? KafkaErrors.topicNotFound() : failure));
  }

  private Future<TopicPartitionInfo> info(String topic, int partition) {
    return description(topic)
        .compose(
            known ->
                known.partitions().stream()
                    .filter(info -> info.partition() == partition)
                    .findFirst()
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(KafkaErrors.partitionNotFound())));
  }

  private Future<Config> config(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return KafkaFutures.of(admin.describeConfigs(List.of(resource)).values().get(resource));
  }

  private static boolean isMissing(Throwable failure) {
    return failure instanceof UnknownTopicOrPartitionException
        || failure instanceof InvalidTopicException;
  }

  private static JsonObject json(Config config) {
    Map<String, Object> values = new TreeMap<>();
    for (ConfigEntry entry : config.entries()) {
      values.put(entry.name(), entry.value());
    }
    return new JsonObject(values);
  }

  private static JsonArray json(List<TopicPartitionInfo> partitions) {
    JsonArray array = new JsonArray();
    partitions.forEach(partition -> array.add(json(partition)));
    return array;
  }

  private static JsonObject json(TopicPartitionInfo partition) {
    int leader = partition.leader() == null ? -1 : partition.leader().id();
    JsonArray replicas = new JsonArray();
    for (Node replica : partition.replicas()) {
      replicas.add(
          new JsonObject()
              .put("broker", replica.id())
              .put("leader", replica.id() == leader)
              .put("in_sync", partition.isr().contains(replica)));
    }
    return new JsonObject()
        .put("partition", partition.partition())
        .put("leader", leader)
        .put("replicas", replicas);
  }
}
