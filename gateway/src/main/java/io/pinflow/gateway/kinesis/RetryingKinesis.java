package io.pinflow.gateway.kinesis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Asks again, with growing pauses and for a bounded time, when Kinesis is busy or out of reach. */
final class RetryingKinesis implements KinesisApi {
  private final KinesisApi kinesis;
  private final Pauses pauses;

  RetryingKinesis(KinesisApi kinesis, Pauses pauses) {
    this.kinesis = kinesis;
    this.pauses = pauses;
  }

  @Override
  public Future<KinesisAnswer> call(KinesisAction action, Buffer body) {
    return attempt(action, body, pauses.begin());
  }

  private Future<KinesisAnswer> attempt(KinesisAction action, Buffer body, Pauses.Turn turn) {
    return kinesis
        .call(action, body)
        .transform(
            result -> {
              if (isWorthAnother(result) && turn.isInTime()) {
                return turn.pause().compose(next -> attempt(action, body, next));
              }
              return result.succeeded()
                  ? Future.succeededFuture(result.result())
                  : Future.failedFuture(result.cause());
            });
  }

  private static boolean isWorthAnother(AsyncResult<KinesisAnswer> result) {
    if (result.failed()) {
      return result.cause() instanceof UnreachableException;
    }
    return result.result().isThrottled() || result.result().isFault();
  }
}
