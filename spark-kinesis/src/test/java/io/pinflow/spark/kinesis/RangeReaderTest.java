package io.pinflow.spark.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.pinflow.spark.kinesis.KinesisOptions.Fetching;
import io.pinflow.spark.kinesis.KinesisOptions.LossPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeReaderTest {

  private final FakeClock clock = new FakeClock();
  private final FakeKinesis kinesis =
      new FakeKinesis(clock).create("s", "a").put("s", "a", numbers(20));

  @Test
  void shouldReadExactlyTheRange() {
    assertThat(read(range("95", "105"), LossPolicy.FAIL))
        .containsExactly("5", "6", "7", "8", "9", "10", "11", "12", "13", "14");
  }

  @Test
  void shouldWaitOutWhatPasses() {
    kinesis.throttle(1);
    kinesis.answerEmpty(2);
    RangeReader reader = reader(range("95", "97"), LossPolicy.FAIL);

    assertThat(reader.next().sequence()).isEqualTo("96");
    kinesis.expireIterators();

    assertThat(reader.next().sequence()).isEqualTo("97");
    assertThat(reader.hasNext()).isFalse();
  }

  @Test
  void shouldFailWhenRecordsOfTheRangeAreGone() {
    kinesis.trim("s", "a", 6);

    assertThatIllegalStateException()
        .isThrownBy(() -> read(range("91", "100"), LossPolicy.FAIL))
        .withMessageContaining("Records of shard a of stream 's' may have been lost");
    assertThat(read(range("91", "100"), LossPolicy.GO_ON)).containsExactly("6", "7", "8", "9");
  }

  @Test
  void shouldFailWhenTheEndOfTheRangeIsGone() {
    kinesis.trim("s", "a", 15);
    ShardRange range = new ShardRange("s", "a", ShardPosition.oldest("90"), "100");

    assertThatIllegalStateException()
        .isThrownBy(() -> read(range, LossPolicy.FAIL))
        .withMessageContaining("a record that was read before is no longer there");
    assertThat(read(range, LossPolicy.GO_ON)).isEmpty();
  }

  @Test
  void shouldFailWhenTheStreamIsEmptyAllOfASudden() {
    FakeKinesis empty = new FakeKinesis(clock).create("s", "a");
    ShardRange range = new ShardRange("s", "a", ShardPosition.oldest("90"), "100");
    Fetching fetching = new Fetching(3, Duration.ofMillis(1), 1e9, 1 << 20);

    assertThatIllegalStateException()
        .isThrownBy(
            () -> new RangeReader(empty, new DataLoss(LossPolicy.FAIL), fetching, range).hasNext())
        .withMessageContaining("a record that was read before is no longer there");
  }

  @Test
  void shouldTravelToExecutors() throws Exception {
    KinesisInputPartition partition =
        new KinesisInputPartition("source", List.of(range("95", "97")));

    assertThat(copied(partition)).isEqualTo(partition);
  }

  private static Object copied(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static ShardRange range(String after, String last) {
    return new ShardRange("s", "a", ShardPosition.oldest("90").after(after, 1), last);
  }

  private List<String> read(ShardRange range, LossPolicy policy) {
    List<String> read = new ArrayList<>();
    reader(range, policy)
        .forEachRemaining(record -> read.add(new String(record.data(), StandardCharsets.UTF_8)));
    return read;
  }

  private RangeReader reader(ShardRange range, LossPolicy policy) {
    Fetching fetching = new Fetching(3, Duration.ofMillis(1), 1e9, 1 << 20);
    return new RangeReader(kinesis, new DataLoss(policy), fetching, range);
  }

  private static String[] numbers(int count) {
    String[] numbers = new String[count];
    Arrays.setAll(numbers, Integer::toString);
    return numbers;
  }
}
