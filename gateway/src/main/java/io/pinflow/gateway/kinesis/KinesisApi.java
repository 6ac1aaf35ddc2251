package io.pinflow.gateway.kinesis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Calls Kinesis: one request, one answer, an error of Kinesis' being an answer as well. The future
 * fails when no answer came. Never blocks.
 */
interface KinesisApi {
  Future<KinesisAnswer> call(KinesisAction action, Buffer body);
}
