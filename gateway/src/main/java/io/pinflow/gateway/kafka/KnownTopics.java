package io.pinflow.gateway.kafka;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/**
 * Which topics there are, as far as somebody posted to them. Asked of the producer, off the event
 * loop as it may block; so that sending to a known topic never waits for its metadata.
 */
final class KnownTopics {
  private static final int THREADS = 8;
  private static final long FOUND_MILLIS = 60_000;
  private static final long MISSED_MILLIS = 1_000;

  private final ConcurrentMap<String, Future<Integer>> topics = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final Producer<byte[], byte[]> producer;
  private final WorkerExecutor worker;

  KnownTopics(Vertx vertx, Producer<byte[], byte[]> producer) {
    this.vertx = vertx;
    this.producer = producer;
    this.worker = vertx.createSharedWorkerExecutor("topics", THREADS);
  }

  Future<Integer> partitions(String topic) {
    Future<Integer> known = topics.get(topic);
    return known == null ? topics.computeIfAbsent(topic, this::look) : known;
  }

  private Future<Integer> look(String topic) {
    return worker
        .executeBlocking(() -> producer.partitionsFor(topic).size(), false)
        .onComplete(found -> forgetIn(found.succeeded() ? FOUND_MILLIS : MISSED_MILLIS, topic));
  }

  private void forgetIn(long millis, String topic) {
    vertx.timer(millis, TimeUnit.MILLISECONDS).onSuccess(now -> topics.remove(topic));
  }
}
