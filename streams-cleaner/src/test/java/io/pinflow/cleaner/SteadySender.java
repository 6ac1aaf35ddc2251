package io.pinflow.cleaner;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends numbered records without end, some thousands a second, until told to finish. */
final class SteadySender implements AutoCloseable {
  private static final int BURST = 100;
  private static final long PAUSE_NANOS = 25_000_000;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Integer> sent;
  private volatile boolean finished;

  SteadySender(TestBroker broker, String topic, IntFunction<String> values) {
    this.sent = thread.submit(() -> send(broker, topic, values));
  }

  private int send(TestBroker broker, String topic, IntFunction<String> values) throws Exception {
    int next = 0;
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      while (!finished) {
        Future<?> last = null;
        for (int end = next + BURST; next < end; next++) {
          last =
              producer.send(
                  new ProducerRecord<>(
                      topic,
                      TestBroker.bytes(String.valueOf(next)),
                      TestBroker.bytes(values.apply(next))));
        }
        last.get();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return next;
  }

  /** Stops sending; returns how many records were sent, numbered from 0. */
  int finish() throws ExecutionException, InterruptedException {
    finished = true;
    return sent.get();
  }

  @Override
  public void close() {
    finished = true;
    thread.shutdown();
  }
}
