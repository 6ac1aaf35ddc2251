package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class ArrivalOrderTest {

  @Test
  void shouldFollowOffsetsWithinAPartitionEvenWhereClocksRunBack() {
    assertThat(order(kafka(0, 12, 90, "c"), kafka(0, 10, 100, "a"), kafka(0, 11, 80, "b")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void shouldFollowTimeAcrossPartitionsAndShards() {
    assertThat(
            order(
                kafka(0, 1, 300, "third"),
                kafka(1, 900, 100, "first"),
                kinesis("shardId-000000000000", "49600000000000000000001", 200, "second")))
        .containsExactly("first", "second", "third");
  }

  @Test
  void shouldCompareSequenceNumbersAsNumbers() {
    assertThat(
            order(
                kinesis("s", "100000000000000000000000", 5, "later"),
                kinesis("s", "99999999999999999999999", 5, "earlier")))
        .containsExactly("earlier", "later");
  }

  private static List<String> order(Message... messages) {
    return ArrivalOrder.sorted(List.of(messages)).stream()
        .map(message -> new String(message.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static Message kafka(int partition, long offset, long time, String value) {
    return new Message(
        RowFactory.create(
            Sources.RAW, "t", partition, offset, null, null, time, null, bytes(value)));
  }

  private static Message kinesis(String shard, String sequence, long time, String value) {
    return new Message(
        RowFactory.create(Sources.RAW, "t", null, null, shard, sequence, time, "k", bytes(value)));
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
