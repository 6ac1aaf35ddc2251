package io.pinflow.gateway.kinesis;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives prepared answers in turn and keeps what it was asked; what no emulator does on demand. */
final class FakeKinesis implements KinesisApi {
  final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  private final Deque<Future<KinesisAnswer>> answers = new ArrayDeque<>();

  FakeKinesis then(int status, String body) {
    answers.add(Future.succeededFuture(new KinesisAnswer(status, Buffer.buffer(body))));
    return this;
  }

  FakeKinesis thenNothing() {
    answers.add(Future.failedFuture(new UnreachableException("gone", null)));
    return this;
  }

  @Override
  public synchronized Future<KinesisAnswer> call(KinesisAction action, Buffer body) {
    asked.add(new JsonObject(body));
    return answers.remove();
  }
}
