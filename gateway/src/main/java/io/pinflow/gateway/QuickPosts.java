package io.pinflow.gateway;

import io.pinflow.gateway.kafka.KafkaRoutes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way around the router for what nearly all requests are, posts to a topic: half of what the
 * gateway itself does with a post of one record would be finding its route. They are answered as
 * the route would answer them.
 */
final class QuickPosts {
  private static final String TOPICS = "/topics/";

  private final KafkaRoutes kafka;
  private final InflightLimit inflight;
  private final Traffic traffic;
  private final Optional<ApiKeys> keys;

  QuickPosts(KafkaRoutes kafka, InflightLimit inflight, Traffic traffic, Optional<ApiKeys> keys) {
    this.kafka = kafka;
    this.inflight = inflight;
    this.traffic = traffic;
    this.keys = keys;
  }

  /** Whether it is such a post, its body of a known length and its topic's name plain. */
  static boolean isOne(HttpServerRequest request) {
    String path = request.path();
    return request.method().equals(HttpMethod.POST)
        && path != null
        && path.startsWith(TOPICS)
        && path.length() > TOPICS.length()
        && isPlain(path)
        && request.headers().contains(HttpHeaders.CONTENT_LENGTH);
  }

  private static boolean isPlain(String path) {
    for (int index = TOPICS.length(); index < path.length(); index++) {
      char letter = path.charAt(index);
      if (!Character.isLetterOrDigit(letter) && letter != '.' && letter != '_' && letter != '-') {
        return false;
      }
    }
    return true;
  }

  void handle(HttpServerRequest request) {
    if (keys.isPresent() && !keys.get().carriesKey(request)) {
      answer(request, ApiKeys.refusal());
      return;
    }
    try {
      long size = Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
      inflight.take(size);
      releaseAtEnd(request, size);
      post(request);
    } catch (RefusedException e) {
      answer(request, e);
    }
  }

  private void post(HttpServerRequest request) {
    String topic = request.path().substring(TOPICS.length());
    request
        .body()
        .onComplete(
            body -> kafka.post(request, topic, body, failure -> Errors.answer(request, failure)),
            gone -> request.connection().close());
  }

  /** A client that goes away ends its request too. */
  private void releaseAtEnd(HttpServerRequest request, long size) {
    long since = System.nanoTime();
    AtomicBoolean held = new AtomicBoolean(true);
    request
        .response()
        .endHandler(
            ended -> {
              release(held, size);
              traffic.answered(request, Place.TOPIC, since);
            })
        .closeHandler(closed -> release(held, size));
  }

  private void release(AtomicBoolean held, long size) {
    if (held.compareAndSet(true, false)) {
      inflight.release(size);
    }
  }

  /** The rest of a request that is refused unread is not waited for. */
  private void answer(HttpServerRequest request, RefusedException refusal) {
    long since = System.nanoTime();
    request
        .response()
        .putHeader(HttpHeaders.CONNECTION, "close")
        .endHandler(ended -> traffic.answered(request, Place.TOPIC, since));
    Errors.answer(request, refusal);
  }
}
