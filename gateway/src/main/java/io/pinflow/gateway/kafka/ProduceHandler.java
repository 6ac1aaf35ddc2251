package io.pinflow.gateway.kafka;

import io.pinflow.gateway.Idempotency;
import io.pinflow.gateway.MediaTypes;
import io.pinflow.gateway.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;

/** Writes the records of a request and answers with their offsets. */
final class ProduceHandler {
  private static final int LONG_BODY = 262_144;

  private final Vertx vertx;
  private final KafkaService kafka;
  private final Idempotency idempotency;
  private final Compatibility compatibility;
  private final RowKeys keys;

  ProduceHandler(Vertx vertx, KafkaService kafka, Idempotency idempotency) {
    this.vertx = vertx;
    this.kafka = kafka;
    this.idempotency = idempotency;
    this.compatibility = kafka.settings().compatibility();
    this.keys = new RowKeys(kafka.settings().keyFields());
  }

  /** Takes records for any partition, or for the one of the path. */
  void handle(RoutingContext context) {
    String topic = context.pathParam("topic");
    read(context)
        .compose(
            records ->
                idempotency.once(context, ProduceReply::hasWritten, () -> produce(topic, records)))
        .onComplete(reply -> answer(context, reply), context::fail);
  }

  private static void answer(RoutingContext context, ProduceReply reply) {
    context
        .response()
        .setStatusCode(reply.status())
        .putHeader("Content-Type", MediaTypes.KAFKA_V2)
        .end(reply.body());
  }

  private Future<List<OutRecord>> read(RoutingContext context) {
    Optional<Embedded> format = compatibility.format(context.request().getHeader("Content-Type"));
    if (format.isEmpty()) {
      return Future.failedFuture(KafkaErrors.unsupportedType());
    }
    Buffer body = context.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    RecordsReader reader = new RecordsReader(format.get(), keys);
    if (bytes.length > LONG_BODY) {
      return vertx.executeBlocking(() -> placed(reader.read(bytes), context), false);
    }
    try {
      return Future.succeededFuture(placed(reader.read(bytes), context));
    } catch (RefusedException e) {
      return Future.failedFuture(e);
    }
  }

  /** The records with the path's partition where they name none. */
  private static List<OutRecord> placed(List<OutRecord> records, RoutingContext context)
      throws RefusedException {
    if (context.pathParam("partition") == null) {
      return records;
    }
    int partition = PathPartition.of(context);
    List<OutRecord> placed = new ArrayList<>();
    for (OutRecord record : records) {
      placed.add(
          record.partition() == null
              ? new OutRecord(partition, record.key(), record.value())
              : record);
    }
    return placed;
  }

  private Future<ProduceReply> produce(String topic, List<OutRecord> records) {
    return kafka
        .partitions(topic)
        .transform(
            found -> {
              if (found.succeeded()) {
                return send(topic, records, found.result());
              }
              return isMissing(found.cause()) && compatibility.isLenient()
                  ? Future.failedFuture(KafkaErrors.topicNotFound())
                  : reply(Collections.nCopies(records.size(), Sent.failed(found.cause())));
            });
  }

  private Future<ProduceReply> send(String topic, List<OutRecord> records, int partitions) {
    if (compatibility.isLenient()
        && records.stream()
            .anyMatch(record -> record.partition() != null && record.partition() >= partitions)) {
      return Future.failedFuture(KafkaErrors.partitionNotFound());
    }
    return kafka.send(topic, records, partitions).compose(this::reply);
  }

  private Future<ProduceReply> reply(List<Sent> records) {
    return records.stream().anyMatch(ProduceReply::isNonKafka)
        ? Future.failedFuture(KafkaErrors.nonKafka())
        : Future.succeededFuture(ProduceReply.of(records, compatibility));
  }

  private static boolean isMissing(Throwable failure) {
    return failure instanceof TimeoutException || failure instanceof InvalidTopicException;
  }
}
