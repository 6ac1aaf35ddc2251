package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePartitionerTest {

  private static final long NOW = Instant.parse("2024-06-01T12:34:56Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "2024-12-31T23:59:59Z,UTC,year=2024/month=12/day=31/hour=23",
    "2024-12-31T23:59:59Z,Europe/Berlin,year=2025/month=01/day=01/hour=00",
    "2024-06-30T18:29:59Z,Asia/Kolkata,year=2024/month=06/day=30/hour=23",
    "2024-06-30T18:30:00Z,Asia/Kolkata,year=2024/month=07/day=01/hour=00",
    "2024-10-27T00:30:00Z,Europe/Berlin,year=2024/month=10/day=27/hour=02",
    "2024-10-27T01:30:00Z,Europe/Berlin,year=2024/month=10/day=27/hour=02"
  })
  void shouldPutARecordInItsLocalHour(String time, String zone, String folder) {
    Partitioner partitioner =
        partitioner("partitioner.class", "HourlyPartitioner", "timezone", zone);

    assertThat(folder(partitioner, Instant.parse(time).toEpochMilli())).isEqualTo(folder);
  }

  @Test
  void shouldPutARecordInItsDay() {
    Partitioner partitioner = partitioner("partitioner.class", "DailyPartitioner");

    assertThat(folder(partitioner, NOW)).isEqualTo("year=2024/month=06/day=01");
  }

  @Test
  void shouldRoundDownToTheDuration() {
    Partitioner partitioner =
        partitioner(
            "partitioner.class", "TimeBasedPartitioner",
            "partition.duration.ms", "900000",
            "path.format", "YYYY-MM-dd/HH-mm/");

    assertThat(folder(partitioner, NOW)).isEqualTo("2024-06-01/12-30");
  }

  @Test
  void shouldGoByTheClock() {
    Partitioner partitioner =
        partitioner("partitioner.class", "DailyPartitioner", "timestamp.extractor", "Wallclock");

    assertThat(partitioner.folder(Rows.struct("t", 0, 0), NOW))
        .isEqualTo("year=2024/month=06/day=01");
  }

  @Test
  void shouldRefuseARecordWithoutATimestamp() {
    Partitioner partitioner = partitioner("partitioner.class", "DailyPartitioner");

    assertThatThrownBy(() -> partitioner.folder(Rows.record("t", 2, 7, null, Map.of(), null), NOW))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the record at t-2, offset 7")
        .hasMessageContaining("carries no timestamp");
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // The class Connect takes for its Timestamp.
  void shouldReadTheTimeOfAField() {
    assertThat(timeOf(Timestamp.SCHEMA, new java.util.Date(5000))).isEqualTo(5000);
    assertThat(timeOf(Schema.INT64_SCHEMA, 6000L)).isEqualTo(6000);
    assertThat(timeOf(Schema.STRING_SCHEMA, "7000")).isEqualTo(7000);
    assertThat(timeOf(Schema.STRING_SCHEMA, "1970-01-01T00:00:08Z")).isEqualTo(8000);
    assertThat(timeOf(Schema.STRING_SCHEMA, "1970-01-01T02:00:09.5+02:00")).isEqualTo(9500);
    assertThat(
            timeOf(
                SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build(), 10_000_000L))
        .isEqualTo(10_000);
  }

  @Test
  void shouldReadTheTimeOfANestedFieldOfAMap() {
    TimestampExtractor extractor = new FieldTimestamp(java.util.List.of("a", "b"));

    assertThat(
            extractor.millis(Rows.record("t", 0, 0, null, Map.of("a", Map.of("b", 11L)), 0L), NOW))
        .isEqualTo(11);
  }

  @Test
  void shouldRefuseAFieldWithoutATime() {
    assertThatThrownBy(() -> timeOf(Schema.STRING_SCHEMA, "yesterday"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("its field 'at' holds no time")
        .hasMessageNotContaining("yesterday");
  }

  private static long timeOf(Schema schema, Object value) {
    Schema row = SchemaBuilder.struct().field("at", schema).build();
    Struct struct = new Struct(row).put("at", value);
    return new FieldTimestamp(java.util.List.of("at"))
        .millis(Rows.record("t", 0, 0, row, struct, 0L), NOW);
  }

  private static String folder(Partitioner partitioner, long timestamp) {
    return partitioner.folder(Rows.record("t", 0, 0, null, Map.of(), timestamp), NOW);
  }

  private static Partitioner partitioner(String... changes) {
    Map<String, String> settings = new HashMap<>();
    settings.put("s3.bucket.name", "bucket");
    settings.put("format.class", "json");
    settings.put("flush.size", "1");
    settings.put("timezone", "UTC");
    settings.put("locale", "en-US");
    settings.put("timestamp.extractor", "Record");
    for (int index = 0; index < changes.length; index += 2) {
      settings.put(changes[index], changes[index + 1]);
    }
    return new S3SinkConfig(settings).partitioner();
  }
}
