package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {

  private static final long NOW = Instant.parse("2024-06-01T12:34:56Z").toEpochMilli();

  @Test
  void shouldBeFullByCount() {
    Rotation rotation = rotation("flush.size", "2");

    rotation.recordAdded("f", 0, NOW);
    boolean afterOne = rotation.isFull(0);
    rotation.recordAdded("g", 0, NOW);

    assertThat(afterOne).isFalse();
    assertThat(rotation.isFull(0)).isTrue();
  }

  @Test
  void shouldBeFullByBytes() {
    Rotation rotation = rotation("flush.bytes", "100");

    rotation.recordAdded("f", 0, NOW);

    assertThat(rotation.isFull(99)).isFalse();
    assertThat(rotation.isFull(100)).isTrue();
  }

  @Test
  void shouldBeDueByRecordTime() {
    Rotation rotation =
        rotation(
            "partitioner.class", "HourlyPartitioner",
            "rotate.interval.ms", "1000",
            "rotate.file.on.partition.change", "false");

    rotation.recordAdded("f", 5000, NOW);

    assertThat(rotation.isDueBefore("g", 5999)).isFalse();
    assertThat(rotation.isDueBefore("f", 6000)).isTrue();
    assertThat(rotation.isDueAt(NOW + 1_000_000)).isFalse();
  }

  @Test
  void shouldBeDueByAnotherFolder() {
    Rotation rotation =
        rotation("partitioner.class", "HourlyPartitioner", "rotate.interval.ms", "1000");

    rotation.recordAdded("f", 5000, NOW);

    assertThat(rotation.isDueBefore("f", 5000)).isFalse();
    assertThat(rotation.isDueBefore("g", 5000)).isTrue();
  }

  @Test
  void shouldIgnoreRecordTimeWithoutATimePartitioner() {
    Rotation rotation = rotation("rotate.interval.ms", "1000");

    rotation.recordAdded("f", 5000, NOW);

    assertThat(rotation.isDueBefore("g", 9000)).isFalse();
  }

  @Test
  void shouldBeDueWhenIdle() {
    Rotation rotation = rotation("rotate.idle.ms", "500");

    rotation.recordAdded("f", 0, NOW);
    rotation.recordAdded("f", 0, NOW + 400);

    assertThat(rotation.isDueAt(NOW + 899)).isFalse();
    assertThat(rotation.isDueAt(NOW + 900)).isTrue();
    assertThat(rotation.deadline()).isEqualTo(NOW + 900);
  }

  @ParameterizedTest
  @CsvSource({
    "600000,UTC,2024-06-01T12:40:00Z",
    "3600000,Asia/Kolkata,2024-06-01T13:30:00Z",
    "50000000,UTC,2024-06-01T13:53:20Z",
    "86400000,Europe/Berlin,2024-06-01T22:00:00Z",
    "70000000,UTC,2024-06-01T19:26:40Z"
  })
  void shouldBeDueOnScheduleCountedFromMidnight(String interval, String zone, String due) {
    Rotation rotation = rotation("rotate.schedule.interval.ms", interval, "timezone", zone);

    rotation.recordAdded("f", 0, NOW);

    assertThat(Instant.ofEpochMilli(rotation.deadline())).isEqualTo(due);
  }

  @Test
  void shouldEndAScheduleAtMidnight() {
    Rotation rotation = rotation("rotate.schedule.interval.ms", "50000000", "timezone", "UTC");

    rotation.recordAdded("f", 0, Instant.parse("2024-06-01T20:00:00Z").toEpochMilli());

    assertThat(Instant.ofEpochMilli(rotation.deadline())).isEqualTo("2024-06-02T00:00:00Z");
  }

  @Test
  void shouldNeverBeDueWhenNothingIsOpen() {
    Rotation rotation = rotation("rotate.idle.ms", "500", "flush.size", "1");

    rotation.recordAdded("f", 0, NOW);
    rotation.restart();

    assertThat(rotation.isDueAt(Long.MAX_VALUE - 1)).isFalse();
    assertThat(rotation.isFull(0)).isFalse();
    assertThat(rotation.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  private static Rotation rotation(String... changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("s3.bucket.name", "bucket");
    settings.put("format.class", "json");
    settings.put("flush.size", "1000");
    for (int index = 0; index < changes.length; index += 2) {
      settings.put(changes[index], changes[index + 1]);
    }
    return new Rotation(new S3SinkConfig(settings).rotation());
  }
}
