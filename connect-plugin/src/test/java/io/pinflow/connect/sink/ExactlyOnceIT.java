package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Crashes, restarts, rebalances and outages: every record lands, and lands once. */
class ExactlyOnceIT {

  private static final TopicPartition SOURCE = new TopicPartition("t", 0);
  private static final long HOUR = 3_600_000;

  private static LocalS3 s3;

  private final SettableClock clock = new SettableClock("2024-03-01T10:00:00Z");

  @BeforeAll
  static void startServer() {
    s3 = new LocalS3();
  }

  @AfterAll
  static void stopServer() {
    s3.close();
  }

  @BeforeEach
  void emptyBucket() {
    s3.clear();
  }

  @ParameterizedTest
  @CsvSource({"10,4", "10,10", "10,25", "7,3", "1,5", "5,1"})
  void shouldLandEveryRecordOnceWhenACrashIsFollowedByOtherLimits(String before, String after) {
    Worker worker = worker().log(Rows.bytes("t", 0, 0, 30)).start("flush.size", before);
    worker.deliver(30);
    awaitObjects(30 / Integer.parseInt(before));
    worker.crash();

    worker.log(Rows.bytes("t", 0, 30, 50)).start("flush.size", after, "rotate.idle.ms", "100");
    worker.deliver(50);
    clock.advanceMillis(100);
    worker.deliverAndCommit(50);
    worker.crash();

    assertThat(landed()).containsExactlyElementsOf(numbers(0, 50));
    assertThat(worker.committed).containsEntry(SOURCE, 50L);
  }

  @Test
  void shouldNotCommitInsideAnObjectOfAnEarlierRun() {
    Worker worker = worker().log(Rows.bytes("t", 0, 0, 20)).start("flush.size", "20");
    worker.deliver(20);
    awaitObjects(1);
    worker.crash();

    worker.start("flush.size", "6");
    for (int round = 0; round < 30; round++) {
      worker.poll(1);
      worker.commit();
      if (round == 8) {
        worker.crash();
        worker.start("flush.size", "4");
      }
    }
    worker.log(Rows.bytes("t", 0, 20, 24));
    worker.deliverAndCommit(50);
    worker.crash();

    assertThat(landed()).containsExactlyElementsOf(numbers(0, 24));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void shouldLandEveryRecordOnceWhenSomeFoldersOfABatchHadLanded(int missing) {
    Map<String, String> byHour = byHour();
    List<SinkRecord> records = Rows.timed("t", 0, 0, 40, offset -> offset * 7L % 5 * HOUR);
    Worker worker = new Worker(byHour, clock).log(records).start("flush.size", "20");
    worker.deliver(40);
    awaitObjects(10);
    worker.crash();
    s3.keys().stream().skip(missing % 10).limit(missing).forEach(s3::delete);
    List<String> gone = landed();

    worker.start("flush.size", Integer.toString(3 + missing), "rotate.idle.ms", "100");
    worker.deliver(3);
    clock.advanceMillis(100);
    worker.deliverAndCommit(3);
    worker.crash();

    assertThat(gone).hasSizeLessThan(40);
    assertThat(landed()).containsExactlyElementsOf(numbers(0, 40));
  }

  @Test
  void shouldLandOnceWhenTwoTasksHoldTheSamePartition() {
    List<SinkRecord> records = Rows.bytes("t", 0, 0, 60);
    Worker zombie = worker().log(records).start("flush.size", "7", "rotate.idle.ms", "100");
    Worker owner = worker().log(records).start("flush.size", "4", "rotate.idle.ms", "100");

    for (int round = 0; round < 40; round++) {
      zombie.poll(5);
      owner.poll(3);
    }
    clock.advanceMillis(100);
    zombie.deliverAndCommit(5);
    owner.deliverAndCommit(3);
    zombie.crash();
    owner.crash();

    assertThat(landed()).containsExactlyElementsOf(numbers(0, 60));
  }

  @Test
  void shouldReadAgainWhatWasOpenWhenAPartitionWasTakenAway() {
    Worker worker = worker().log(Rows.bytes("t", 0, 0, 10)).start("flush.size", "4");
    worker.deliver(10);
    awaitObjects(2);
    worker.close(Set.of(SOURCE));
    worker.open(Set.of(SOURCE));
    worker.log(Rows.bytes("t", 0, 10, 12));
    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(landed()).containsExactlyElementsOf(numbers(0, 12));
  }

  @Test
  void shouldKeepEverythingWhileTheServerIsAway() throws Exception {
    Worker worker = worker().log(Rows.bytes("t", 0, 0, 10)).start("flush.size", "2");
    worker.deliverAndCommit(10);
    s3.stop();
    worker.log(Rows.bytes("t", 0, 10, 20));
    worker.deliver(10);
    for (int round = 0; round < 20; round++) {
      worker.poll(10);
      worker.commit();
    }
    long whileAway = worker.committed.get(SOURCE);
    s3.start();
    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(whileAway).isEqualTo(10);
    assertThat(landed()).containsExactlyElementsOf(numbers(0, 20));
  }

  @Test
  void shouldHoldAPartitionWhoseUploadsFallBehind() {
    Worker worker = worker().log(Rows.bytes("t", 0, 0, 600)).start("flush.size", "1");

    worker.poll(600);
    boolean held = worker.context.paused.contains(SOURCE);
    worker.deliverAndCommit(600);
    worker.crash();

    assertThat(held).isTrue();
    assertThat(worker.context.paused).isEmpty();
    assertThat(landed()).containsExactlyElementsOf(numbers(0, 600));
  }

  @Test
  void shouldCommitPastRecordsThatAreSkipped() {
    Worker worker =
        worker()
            .log(Rows.bytes("t", 0, 0, 2))
            .log(List.of(Rows.record("t", 0, 2, null, null, 0L)))
            .start("flush.size", "2", "behavior.on.null.values", "ignore");

    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(worker.committed).containsEntry(SOURCE, 3L);
  }

  @Test
  void shouldRefuseToGuessWhatAnotherSinksObjectHolds() {
    s3.put("topics/t/partition=0/t+0+0000000000.bin", "theirs");
    Worker worker = worker().log(Rows.bytes("t", 0, 0, 2)).start("flush.size", "1");

    assertThatThrownBy(() -> worker.deliverAndCommit(10))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("an object of that name exists")
        .hasMessageContaining("topics/t/partition=0/t+0+0000000000.bin");
    worker.crash();

    assertThat(s3.text("topics/t/partition=0/t+0+0000000000.bin")).isEqualTo("theirs");
  }

  private static Worker worker(SettableClock clock) {
    Map<String, String> settings = s3.settings();
    settings.put("format.class", "io.confluent.connect.s3.format.bytearray.ByteArrayFormat");
    settings.put("format.bytearray.separator", "\n");
    return new Worker(settings, clock);
  }

  private Worker worker() {
    return worker(clock);
  }

  private static Map<String, String> byHour() {
    Map<String, String> settings = s3.settings();
    settings.put("partitioner.class", "io.confluent.connect.storage.partitioner.HourlyPartitioner");
    settings.put("timestamp.extractor", "Record");
    settings.put("locale", "en-US");
    settings.put("timezone", "UTC");
    return settings;
  }

  private static void awaitObjects(int count) {
    Awaitility.await().until(() -> s3.keys().size() >= count);
  }

  /** The number of every landed record, in order, as often as it landed. */
  private static List<String> landed() {
    return s3.texts().values().stream()
        .flatMap(String::lines)
        .map(line -> line.replaceAll("[^0-9]", ""))
        .sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
        .collect(Collectors.toList());
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toList());
  }
}
