package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KinesisMicroBatchStreamTest {

  private final FakeClock clock = new FakeClock();
  private final FakeKinesis kinesis = new FakeKinesis(clock);

  @Test
  void shouldPinEveryShardInAFirstBatchWithoutRecords() {
    kinesis.create("s", "a", "b").put("s", "a", "1");

    try (Reading reading = Reading.of(kinesis, clock)) {
      assertThat(reading.batch()).isEmpty();
      assertThat(reading.at().shards("s")).containsOnlyKeys("a", "b");
      assertThat(reading.batches(1)).containsExactly("a:1");
    }
  }

  @Test
  void shouldBeginWithTheLatestOfItsFirstPlanAfterACrash() {
    kinesis.create("s", "a").put("s", "a", "before");
    clock.advance(Duration.ofSeconds(1));
    KinesisOffset pinned;
    try (Reading reading = Reading.of(kinesis, clock, "initialPosition", "latest")) {
      reading.batch();
      pinned = reading.at();
    }

    clock.advance(Duration.ofSeconds(1));
    kinesis.put("s", "a", "after");
    clock.advance(Duration.ofHours(1));

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, pinned)) {
      assertThat(reading.batches(1)).containsExactly("a:after");
    }
  }

  @Test
  void shouldWaitForItsClockWhenThatOfKinesisIsBehind() {
    FakeClock ahead = new FakeClock();
    ahead.advance(Duration.ofSeconds(30));
    kinesis.create("s", "a");

    try (Reading reading = Reading.of(kinesis, ahead, "initialPosition", "latest")) {
      reading.batch();
      assertThat(reading.batch()).isEmpty();
      clock.advance(Duration.ofSeconds(31));
      kinesis.put("s", "a", "1");
      assertThat(reading.batches(1)).containsExactly("a:1");
    }
  }

  @Test
  void shouldReadALoggedBatchAgainExactly() {
    kinesis.create("s", "a").put("s", "a", "1", "2", "3");
    KinesisOffset start;
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batch();
      start = reading.at();
      reading.batches(3);
      end = reading.at();
    }

    kinesis.put("s", "a", "4");

    try (Reading again = Reading.of(kinesis, clock, Keeping.RECORDS, end)) {
      assertThat(again.read(start, end)).containsExactly("a:1", "a:2", "a:3");
      assertThat(again.batches(1)).containsExactly("a:4");
    }
  }

  @Test
  void shouldReadAgainOnExecutors() {
    kinesis.create("s", "a").put("s", "a", numbers(0, 30));
    kinesis.answerEmpty(2);

    try (Reading reading =
        Reading.of(
            kinesis, clock, Keeping.NUMBERS, KinesisOffset.UNPINNED, "maxRecordsPerFetch", "7")) {
      assertThat(reading.batches(30)).hasSize(30).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldTakeNoMoreThanItMayAndShareItAmongShards() {
    kinesis.create("s", "a", "b").put("s", "a", numbers(0, 10)).put("s", "b", numbers(0, 2));

    try (Reading reading = Reading.of(kinesis, clock, "maxRecordsPerTrigger", "6")) {
      reading.batch();
      List<List<String>> batches = reading.availableNow();

      assertThat(batches.stream().map(List::size)).containsExactly(6, 6);
      assertThat(batches.get(0)).contains("b:0", "b:1", "a:0", "a:3").doesNotContain("a:4");
    }
  }

  @Test
  void shouldWaitOutThrottlingExpiredIteratorsAndEmptyPages() {
    kinesis.create("s", "a").put("s", "a", "1");

    try (Reading reading = Reading.of(kinesis, clock)) {
      assertThat(reading.batches(1)).containsExactly("a:1");
      kinesis.throttle(2);
      kinesis.expireIterators();
      kinesis.answerEmpty(3);
      kinesis.put("s", "a", "2");
      assertThat(reading.batches(1)).containsExactly("a:2");
      assertThat(reading.stream().metrics(Optional.empty())).containsEntry("throttled", "2");
    }
  }

  @Test
  void shouldReadChildrenInBatchesAfterTheirParents() {
    kinesis.create("s", "a").put("s", "a", "1", "2");
    kinesis.split("s", "a", "b", "c");
    kinesis.put("s", "b", "3").put("s", "c", "4");
    kinesis.merge("s", "b", "c", "d");
    kinesis.put("s", "d", "5");

    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batch();
      List<List<String>> batches = reading.availableNow();

      assertThat(batches.stream().filter(rows -> !rows.isEmpty()).map(List::size))
          .containsExactly(2, 2, 1);
      assertThat(batches.get(batches.size() - 1)).isSubsetOf("d:5");
    }
  }

  @Test
  void shouldReadAllOfAChildThatIsBornAfterTheLatest() {
    kinesis.create("s", "a").put("s", "a", "old");
    clock.advance(Duration.ofSeconds(1));

    try (Reading reading = Reading.of(kinesis, clock, "initialPosition", "latest")) {
      reading.batch();
      clock.advance(Duration.ofSeconds(1));
      kinesis.split("s", "a", "b", "c");
      kinesis.put("s", "b", "1").put("s", "c", "2");
      assertThat(reading.batches(2)).containsExactlyInAnyOrder("b:1", "c:2");
    }
  }

  @Test
  void shouldNotReadShardsThatWereClosedBeforeTheLatest() {
    kinesis.create("s", "a").put("s", "a", "old");
    kinesis.split("s", "a", "b");
    clock.advance(Duration.ofSeconds(1));

    try (Reading reading = Reading.of(kinesis, clock, "initialPosition", "latest")) {
      reading.batch();
      kinesis.put("s", "b", "new");
      assertThat(reading.batches(1)).containsExactly("b:new");
      assertThat(reading.at().position("s", "a")).get().matches(ShardPosition::ended);
    }
  }

  @Test
  void shouldForgetAShardThatIsReadAndGone() {
    kinesis.create("s", "a").put("s", "a", "1");
    kinesis.split("s", "a", "b");

    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(1);
      await().until(() -> reading.batch().isEmpty() && reading.at().position("s", "b").isPresent());
      kinesis.forget("s", "a");
      await().until(() -> reading.batch().isEmpty() && reading.at().position("s", "a").isEmpty());
      kinesis.put("s", "b", "2");
      assertThat(reading.batches(1)).containsExactly("b:2");
    }
  }

  @Test
  void shouldStopAtWhatWasThereAndDoNothingTheNextTime() {
    kinesis.create("s", "a", "b").put("s", "a", numbers(0, 5));
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      assertThat(reading.availableNow().stream().flatMap(List::stream)).hasSize(5);
      kinesis.put("s", "b", "too late");
      assertThat(reading.batch()).isEmpty();
      end = reading.at();
    }
    kinesis.create("t");

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, end)) {
      assertThat(reading.availableNow()).containsExactly(List.of("b:too late"));
    }
  }

  @Test
  void shouldDoNothingWhenNothingIsNew() {
    kinesis.create("s", "a").put("s", "a", "1");
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.availableNow();
      end = reading.at();
    }

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, end)) {
      assertThat(reading.availableNow()).isEmpty();
    }
  }

  @Test
  void shouldFailWhenTheLastRecordReadIsTrimmed() {
    KinesisOffset end = readTwoOfFour();

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, end)) {
      assertThatThrownBy(() -> reading.batches(1))
          .rootCause()
          .hasMessageContaining("Records of shard a of stream 's' may have been lost")
          .hasMessageContaining("Set failOnDataLoss to false");
    }
    try (Reading reading =
        Reading.of(kinesis, clock, Keeping.RECORDS, end, "failOnDataLoss", "false")) {
      assertThat(reading.batches(1)).containsExactly("a:4");
    }
  }

  private KinesisOffset readTwoOfFour() {
    kinesis.create("s", "a").put("s", "a", "1", "2");
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(2);
      kinesis.put("s", "a", "3", "4");
      kinesis.trim("s", "a", 3);
      return reading.at();
    }
  }

  @Test
  void shouldFailWhenItWasAwayForLongerThanRecordsAreKept() {
    kinesis.create("s", "a").put("s", "a", "1");
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(1);
      end = reading.at();
    }
    clock.advance(Duration.ofHours(25));

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, end)) {
      assertThatThrownBy(reading::plan)
          .hasMessageContaining("last read 25 hours ago and the stream keeps records for 24");
      kinesis.retention(Optional.of(Duration.ofDays(7)));
      assertThat(reading.batch()).isEmpty();
    }
  }

  @Test
  void shouldFailWhenAStreamWasCreatedAgain() {
    kinesis.create("s", "a").put("s", "a", "1");
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(1);
      end = reading.at();
    }
    kinesis.create("s", "a").put("s", "a", "1");

    try (Reading reading =
        Reading.of(kinesis, clock, Keeping.RECORDS, end, "failOnDataLoss", "false")) {
      assertThatThrownBy(reading::plan)
          .hasMessageContaining("stream 's'")
          .hasMessageContaining("it was deleted and created again")
          .hasMessageContaining("Give the query a new checkpoint");
      assertThatThrownBy(() -> reading.read(KinesisOffset.UNPINNED, end))
          .hasMessageContaining("it was deleted and created again");
    }
  }

  @Test
  void shouldFailWhenAnUnreadShardIsGone() {
    kinesis.create("s", "a", "b").put("s", "a", "1");
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(1);
      end = reading.at();
    }
    kinesis.forget("s", "b");

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, end)) {
      assertThatThrownBy(reading::plan).hasMessageContaining("no longer listed");
    }
    try (Reading reading =
        Reading.of(kinesis, clock, Keeping.RECORDS, end, "failOnDataLoss", "false")) {
      assertThat(reading.batch()).isEmpty();
      assertThat(reading.at().shards("s")).containsOnlyKeys("a");
    }
  }

  @Test
  void shouldSayThatThereIsNoSuchStream() {
    try (Reading reading = Reading.of(kinesis, clock)) {
      assertThatThrownBy(reading::plan)
          .hasMessageContaining("Cannot read stream 's' because Kinesis doesn't know it");
    }
  }

  @Test
  void shouldPinAStreamThatIsAddedLater() {
    kinesis.create("s", "a").put("s", "a", "1");
    KinesisOffset end;
    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(1);
      end = reading.at();
    }
    kinesis.create("t", "x").put("t", "x", "2");

    try (Reading reading = Reading.of(kinesis, clock, Keeping.RECORDS, end, "streamName", "s, t")) {
      assertThat(reading.batches(1)).containsExactly("x:2");
      assertThat(reading.at().streams()).containsOnlyKeys("s", "t");
    }
  }

  @Test
  void shouldBringTheTimeOfAnIdleShardForward() {
    kinesis.create("s", "a");
    KinesisOffset pinned;
    try (Reading reading = Reading.of(kinesis, clock, "initialPosition", "latest")) {
      reading.batch();
      pinned = reading.at();
      clock.advance(Duration.ofHours(2));
      await()
          .until(
              () -> {
                reading.batch();
                return !reading.at().equals(pinned);
              });

      assertThat(reading.at().position("s", "a").orElseThrow().time())
          .isEqualTo(clock.millis() - Duration.ofMinutes(10).toMillis());
      kinesis.put("s", "a", "1");
      assertThat(reading.batches(1)).containsExactly("a:1");
    }
  }

  @Test
  void shouldHoldNoMoreThanItsBuffer() {
    kinesis.create("s", "a");
    String big = "x".repeat(100_000);
    IntStream.range(0, 30).forEach(i -> kinesis.put("s", "a", big));

    try (Reading reading =
        Reading.of(
            kinesis,
            clock,
            "fetchBufferSize",
            "1mb",
            "maxRecordsPerFetch",
            "2",
            "maxFetchRate",
            "1000")) {
      reading.batch();
      List<List<String>> batches = reading.availableNow();

      assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(30);
      assertThat(batches).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void shouldTellHowItIsDoing() {
    kinesis.create("s", "a", "b").put("s", "a", "1", "2");

    try (Reading reading = Reading.of(kinesis, clock)) {
      reading.batches(2);
      Map<String, String> metrics = reading.stream().metrics(Optional.empty());

      assertThat(metrics)
          .containsEntry("millisBehindLatest", "0")
          .containsEntry("shards", "2")
          .containsEntry("records", "2")
          .containsEntry("records.s/a", "2")
          .containsEntry("throttled", "0");
    }
  }

  @Test
  void shouldCloseItsClientWhenItIsStopped() {
    kinesis.create("s", "a");
    Reading reading = Reading.of(kinesis, clock);
    reading.batch();

    reading.close();

    assertThat(kinesis.closed()).isEqualTo(1);
  }

  private static String[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
  }
}
