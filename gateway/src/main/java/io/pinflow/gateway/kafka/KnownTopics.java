package io.pinflow.gateway.kafka;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Which topics there are, as far as somebody posted to them. Asked of the producer, off the event
 * loop as it may block; so that sending to a known topic never waits for its metadata. A topic in
 * use is asked for again in the background, and never waits behind those that do not exist.
 */
final class KnownTopics {
  private static final int THREADS = 8;
  private static final int MAX_LOOKS = 1_000;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);
  // The producer forgets a topic it did not send to for five minutes.
  private static final long USABLE_NANOS = TimeUnit.SECONDS.toNanos(240);
  private static final long MISSED_MILLIS = 1_000;

  private final ConcurrentMap<String, Entry> topics = new ConcurrentHashMap<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final Vertx vertx;
  private final Producer<byte[], byte[]> producer;
  private final Function<String, Future<?>> existence;
  private final WorkerExecutor worker;

  /**
   * Nothing known yet.
   *
   * @param existence asks the cluster itself for a topic; succeeds when it is there
   */
  KnownTopics(
      Vertx vertx, Producer<byte[], byte[]> producer, Function<String, Future<?>> existence) {
    this.vertx = vertx;
    this.producer = producer;
    this.existence = existence;
    this.worker = vertx.createSharedWorkerExecutor("topics", THREADS);
  }

  Future<Integer> partitions(String topic) {
    Entry entry = topics.get(topic);
    if (entry != null && entry.age() > USABLE_NANOS) {
      topics.remove(topic, entry);
      entry = null;
    }
    if (entry == null) {
      Entry looked = topics.computeIfAbsent(topic, this::look);
      return looked == null ? Future.failedFuture(KafkaErrors.tooManyLooks()) : looked.partitions;
    }
    if (entry.age() > FRESH_NANOS && entry.refreshing.compareAndSet(false, true)) {
      refresh(topic, entry);
    }
    return entry.partitions;
  }

  /** To be called when a topic that was known took no records: it may be gone. */
  void doubt(String topic) {
    topics.remove(topic);
  }

  /** Null when too many are looked for already. */
  private Entry look(String topic) {
    if (looks.get() >= MAX_LOOKS) {
      return null;
    }
    Entry entry = new Entry(ask(topic));
    entry.partitions.onFailure(
        failure ->
            vertx
                .timer(MISSED_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(now -> topics.remove(topic, entry)));
    return entry;
  }

  private void refresh(String topic, Entry old) {
    ask(topic)
        .onSuccess(count -> topics.replace(topic, old, new Entry(Future.succeededFuture(count))))
        .onFailure(failure -> topics.remove(topic, old));
  }

  private Future<Integer> ask(String topic) {
    looks.incrementAndGet();
    return askProducer(topic)
        .recover(failure -> askAgain(topic, failure))
        .onComplete(found -> looks.decrementAndGet());
  }

  private Future<Integer> askProducer(String topic) {
    return worker.executeBlocking(() -> producer.partitionsFor(topic).size(), false);
  }

  /**
   * To a producer, a topic that is not there and a broker that is busy look the same: both are
   * late.
   */
  private Future<Integer> askAgain(String topic, Throwable failure) {
    if (!(failure instanceof TimeoutException)) {
      return Future.failedFuture(failure);
    }
    return existence
        .apply(topic)
        .compose(there -> askProducer(topic))
        .recover(again -> Future.failedFuture(failure));
  }

  private static final class Entry {
    private final Future<Integer> partitions;
    private final long since = System.nanoTime();
    private final AtomicBoolean refreshing = new AtomicBoolean();

    private Entry(Future<Integer> partitions) {
      this.partitions = partitions;
    }

    private long age() {
      return partitions.succeeded() ? System.nanoTime() - since : 0;
    }
  }
}
