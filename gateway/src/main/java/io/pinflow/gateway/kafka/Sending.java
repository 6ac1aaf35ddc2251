package io.pinflow.gateway.kafka;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The records of one request on their way. All are handed to the producer at once; the last
 * acknowledgement ends it, on the event loop it began on.
 */
final class Sending {
  private final Promise<List<Sent>> done = Promise.promise();
  private final Context context = Vertx.currentContext();
  private final AtomicInteger missing;
  private final Sent[] results;
  private final String topic;
  private final int partitions;
  private final Thread sender = Thread.currentThread();
  private int next;
  private TimeoutException stuck;

  Sending(String topic, int partitions, int records) {
    this.topic = topic;
    this.partitions = partitions;
    this.results = new Sent[records];
    this.missing = new AtomicInteger(records);
  }

  Future<List<Sent>> done() {
    return done.future();
  }

  /**
   * Sends the next record. Does not block, as topic and partition are known and room is left;
   * unless the topic was deleted just now, and then once.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
  void send(Producer<byte[], byte[]> producer, OutRecord record) {
    int place = next++;
    if (!record.fits(partitions)) {
      finish(place, Sent.failed(noSuchPartition(record.partition())));
      return;
    }
    if (stuck != null) {
      finish(place, Sent.failed(stuck));
      return;
    }
    try {
      producer.send(
          record.of(topic),
          (metadata, failure) -> {
            notice(failure);
            finish(place, sent(metadata, failure));
          });
    } catch (KafkaException e) {
      finish(place, Sent.failed(e));
    }
  }

  /** After one record that was waited for in vain the others do not wait. */
  private void notice(Exception failure) {
    if (failure instanceof TimeoutException outOfTime && Thread.currentThread() == sender) {
      stuck = outOfTime;
    }
  }

  private TimeoutException noSuchPartition(int partition) {
    return new TimeoutException(
        "Partition "
            + partition
            + " of topic "
            + topic
            + " with partition count "
            + partitions
            + " is not present in metadata.");
  }

  private static Sent sent(RecordMetadata metadata, Exception failure) {
    return failure == null
        ? Sent.at(metadata.partition(), metadata.offset())
        : Sent.failed(failure);
  }

  private void finish(int place, Sent result) {
    results[place] = result;
    // The counter's order of memory makes every result visible to whom it brings to zero.
    if (missing.decrementAndGet() == 0) {
      List<Sent> all = Arrays.asList(results);
      if (context == null) {
        done.complete(all);
      } else {
        context.runOnContext(now -> done.complete(all));
      }
    }
  }
}
