package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class TailWatchTest {
  private static final TopicPartition PART = new TopicPartition("pins", 3);

  private final TailWatch watch = new TailWatch();
  private Thread waiting;

  @Test
  void shouldWaitForThreeLooksAndForAllRecordsOfThem() throws Exception {
    // Given
    List<SourceRecord> before = records("a", "b");
    watch.delivered(before, false);
    CompletableFuture<Map<TopicPartition, Long>> passed = startToWait();

    // When
    List<SourceRecord> looked = records("c", "d", "e");
    looked.forEach(record -> watch.delivered(List.of(record), true));
    awaitFence();
    List<SourceRecord> after = records("f", "g");
    after.forEach(record -> watch.delivered(List.of(record), true));
    acknowledge(after.get(0), 90);
    acknowledge(before.get(1), 7);
    acknowledge(before.get(0), 5);
    acknowledge(looked.get(2), 8);
    watch.acknowledged(looked.get(0), null);
    awaitWaiting();

    // Then
    assertThat(passed).isNotDone();
    acknowledge(looked.get(1), 9);
    assertThat(passed.get()).containsExactly(Map.entry(PART, 10L));
    assertThat(watch.isRecent("e")).isFalse();
    assertThat(watch.isRecent("f")).isTrue();
    watch.forgetRecent();
    assertThat(watch.isRecent("f")).isFalse();
  }

  @Test
  void shouldNotTakeALaterRecordForAnEarlierOne() throws Exception {
    List<SourceRecord> first = records("a", "b");
    watch.delivered(first, true);
    for (int round = 0; round < 3; round++) {
      CompletableFuture<Map<TopicPartition, Long>> passed = startToWait();
      List<SourceRecord> next = records("c", "d");
      watch.delivered(List.of(), true);
      watch.delivered(List.of(), true);
      watch.delivered(List.of(), true);
      awaitFence();
      watch.delivered(next, true);
      next.forEach(record -> acknowledge(record, 1));
      awaitWaiting();
      assertThat(passed).as("round %d", round).isNotDone();

      first.forEach(record -> acknowledge(record, 1));
      passed.get();
      first = records("a", "b");
      watch.delivered(first, true);
    }
  }

  private CompletableFuture<Map<TopicPartition, Long>> startToWait() {
    CompletableFuture<Map<TopicPartition, Long>> passed = new CompletableFuture<>();
    waiting =
        new Thread(
            () -> {
              try {
                passed.complete(watch.awaitPassed());
              } catch (InterruptedException e) {
                passed.completeExceptionally(e);
              }
            });
    waiting.setDaemon(true);
    waiting.start();
    awaitWaiting();
    return passed;
  }

  /** Until it waits for records, and remembers the keys of later ones. */
  private void awaitFence() {
    await()
        .until(
            () -> {
              List<SourceRecord> probe = records("probe");
              watch.delivered(probe, false);
              acknowledge(probe.get(0), 0);
              return watch.isRecent("probe");
            });
  }

  private void awaitWaiting() {
    await().until(() -> waiting.getState() == Thread.State.WAITING);
  }

  private void acknowledge(SourceRecord record, long offset) {
    watch.acknowledged(record, new RecordMetadata(PART, offset, 0, 0, 0, 0));
  }

  private static List<SourceRecord> records(String... keys) {
    List<SourceRecord> records = new ArrayList<>();
    for (String key : keys) {
      records.add(new SourceRecord(null, null, "pins", Schema.STRING_SCHEMA, key, null, null));
    }
    return records;
  }
}
