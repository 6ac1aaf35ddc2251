package io.pinflow.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownTopicsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void tearDown() {
    vertx.close().await();
  }

  @Test
  void shouldAskAgainForATopicThatIsThereWhenTheBrokerIsLate() throws Exception {
    LateProducer producer = new LateProducer(1);

    Integer partitions = partitions(producer, topic -> Future.succeededFuture());

    assertThat(partitions).isEqualTo(1);
    assertThat(producer.asked.get()).isEqualTo(2);
  }

  @Test
  void shouldNotAskAgainForATopicThatIsNotThere() {
    LateProducer producer = new LateProducer(1);

    assertThatThrownBy(
            () ->
                partitions(
                    producer,
                    topic -> Future.failedFuture(new UnknownTopicOrPartitionException("none"))))
        .hasRootCauseInstanceOf(TimeoutException.class);
    assertThat(producer.asked.get()).isEqualTo(1);
  }

  private Integer partitions(LateProducer producer, Function<String, Future<?>> existence)
      throws Exception {
    return new KnownTopics(vertx, producer, existence)
        .partitions("new")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  /** Has no metadata in time for the first questions. */
  private static final class LateProducer extends MockProducer<byte[], byte[]> {
    private final AtomicInteger asked = new AtomicInteger();
    private final int late;

    LateProducer(int late) {
      this.late = late;
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
      if (asked.incrementAndGet() <= late) {
        throw new TimeoutException("Topic not present in metadata");
      }
      return List.of(new PartitionInfo(topic, 0, null, null, null));
    }
  }
}
