package io.pinflow.gateway.kafka;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaFuture;

/** Kafka's futures as Vert.x'. */
final class KafkaFutures {
  private KafkaFutures() {}

  static <T> Future<T> of(KafkaFuture<T> kafka) {
    return Future.fromCompletionStage(kafka.toCompletionStage())
        .recover(failure -> Future.failedFuture(cause(failure)));
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
