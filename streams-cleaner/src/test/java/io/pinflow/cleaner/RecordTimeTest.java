package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordTimeTest {
  private static ConsumerRecord<Object, Object> at(long timestamp) {
    return new ConsumerRecord<>(
        "u.pin",
        0,
        0,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        "1",
        "{}",
        new RecordHeaders(),
        Optional.empty());
  }

  @Test
  void shouldKeepTheTimeOfTheRecord() {
    assertThat(new RecordTime().extract(at(0), 7)).isZero();
  }

  @Test
  void shouldTakeTheClockForATimeBeforeTheEpoch() {
    long before = System.currentTimeMillis();

    assertThat(new RecordTime().extract(at(-62_135_596_800_000L), -1))
        .isBetween(before, System.currentTimeMillis());
  }
}
