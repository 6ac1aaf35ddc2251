package io.pinflow.gateway.kafka;

import io.pinflow.gateway.Idempotency;
import io.pinflow.gateway.MediaTypes;
import io.pinflow.gateway.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    try {
      String partition = context.pathParam("partition");
      handle(
          context.request(),
          new Target(
              context.pathParam("topic"), partition == null ? null : PathPartition.of(partition)),
          context.body().buffer(),
          context::fail);
    } catch (RefusedException e) {
      context.fail(e);
    }
  }

  /** Takes records for any partition of a topic; what fails is told, not answered. */
  void handle(HttpServerRequest request, String topic, Buffer body, Consumer<Throwable> failed) {
    handle(request, new Target(topic, null), body, failed);
  }

  private void handle(
      HttpServerRequest request, Target target, Buffer body, Consumer<Throwable> failed) {
    read(request, target, body)
        .compose(
            records ->
                idempotency.once(
                    request, body, ProduceReply::keptBytes, () -> produce(target.topic(), records)))
        .onComplete(reply -> answer(request.response(), reply), failed::accept);
  }

  /**
   * Where a request's records go.
   *
   * @param partition where those go that name none; null for any
   */
  private record Target(String topic, Integer partition) {}

  private static void answer(HttpServerResponse response, ProduceReply reply) {
    response
        .setStatusCode(reply.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.KAFKA_V2)
        .end(reply.body());
  }

  private Future<List<OutRecord>> read(HttpServerRequest request, Target target, Buffer body) {
    Optional<Embedded> format = compatibility.format(request.getHeader(HttpHeaders.CONTENT_TYPE));
    if (format.isEmpty()) {
      return Future.failedFuture(KafkaErrors.unsupportedType());
    }
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    RecordsReader reader = new RecordsReader(format.get(), keys, compatibility);
    if (bytes.length > LONG_BODY) {
      return vertx.executeBlocking(() -> placed(reader.read(bytes), target), false);
    }
    try {
      return Future.succeededFuture(placed(reader.read(bytes), target));
    } catch (RefusedException e) {
      return Future.failedFuture(e);
    }
  }

  /** The records with the path's partition where they name none. */
  private static List<OutRecord> placed(List<OutRecord> records, Target target) {
    if (target.partition() == null) {
      return records;
    }
    int partition = target.partition();
    return records.stream().map(record -> record.placed(partition)).toList();
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
        && !records.stream().allMatch(record -> record.fits(partitions))) {
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
