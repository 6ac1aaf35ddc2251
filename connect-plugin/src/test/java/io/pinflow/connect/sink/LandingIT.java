package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The layout and content of objects in a real bucket. */
class LandingIT {

  private static final Charset UTF = StandardCharsets.UTF_8;

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

  @Test
  void shouldLandOneJsonObjectARecordInConfluentsLayout() {
    Worker worker = worker().log(Rows.structs("local.pin", 0, 0, 3)).start();

    worker.deliverAndCommit(500);
    worker.crash();

    assertThat(s3.texts())
        .isEqualTo(
            Map.of(
                "topics/local.pin/partition=0/local.pin+0+0000000000.json",
                "{\"n\":0,\"text\":\"row 0\"}\n",
                "topics/local.pin/partition=0/local.pin+0+0000000001.json",
                "{\"n\":1,\"text\":\"row 1\"}\n",
                "topics/local.pin/partition=0/local.pin+0+0000000002.json",
                "{\"n\":2,\"text\":\"row 2\"}\n"));
    assertThat(worker.committed).containsEntry(new TopicPartition("local.pin", 0), 3L);
  }

  @Test
  void shouldLandTheRestWhenNoRecordComesForAWhile() {
    Worker worker =
        worker().log(Rows.structs("t", 0, 0, 5)).start("flush.size", "3", "rotate.idle.ms", "500");

    worker.deliver(500);
    clock.advanceMillis(499);
    worker.poll(500);
    worker.commit();
    List<String> before = s3.keys();
    clock.advanceMillis(1);
    worker.deliverAndCommit(500);
    worker.crash();

    assertThat(before).doesNotContain("topics/t/partition=0/t+0+0000000003.json");
    assertThat(s3.keys())
        .containsExactly(
            "topics/t/partition=0/t+0+0000000000.json", "topics/t/partition=0/t+0+0000000003.json");
  }

  @Test
  void shouldKeepRawJsonOnOneLine() {
    Worker worker =
        worker()
            .log(
                List.of(
                    Rows.record("t", 0, 0, null, "{\n\"a\": 1\r\n}".getBytes(UTF), 0L),
                    Rows.record("t", 0, 1, null, "{\"b\":\"\\n\"}".getBytes(UTF), 0L)))
            .start(
                "format.class", "io.confluent.connect.s3.format.bytearray.ByteArrayFormat",
                "format.bytearray.extension", ".json",
                "format.bytearray.separator", "\n",
                "format.bytearray.line.breaks", "space",
                "flush.size", "2");

    worker.deliverAndCommit(500);
    worker.crash();

    assertThat(s3.texts())
        .isEqualTo(
            Map.of("topics/t/partition=0/t+0+0000000000.json", "{ \"a\": 1  }\n{\"b\":\"\\n\"}\n"));
  }

  @Test
  void shouldLandWholeRecordsInAnEnvelope() {
    SinkRecord record =
        new SinkRecord(
            "local.deadletter",
            0,
            Schema.OPTIONAL_BYTES_SCHEMA,
            "17".getBytes(UTF),
            Schema.OPTIONAL_BYTES_SCHEMA,
            new byte[] {(byte) 0xff, 1},
            4,
            1598586767000L,
            TimestampType.CREATE_TIME);
    record.headers().addBytes("pinflow.errors.field", "ind".getBytes(UTF));
    record.headers().addLong("__streams.errors.offset", 99L);
    Worker worker =
        worker()
            .log(List.of(record, Rows.record("local.deadletter", 0, 5, null, null, null)))
            .start("store.envelope", "true", "flush.size", "2");

    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(s3.texts())
        .isEqualTo(
            Map.of(
                "topics/local.deadletter/partition=0/local.deadletter+0+0000000004.json",
                "{\"topic\":\"local.deadletter\",\"partition\":0,\"offset\":4,"
                    + "\"timestamp\":1598586767000,\"key\":\"17\","
                    + "\"headers\":{\"pinflow.errors.field\":\"ind\","
                    + "\"__streams.errors.offset\":\"99\"},\"value_base64\":\"/wE=\"}\n"
                    + "{\"topic\":\"local.deadletter\",\"partition\":0,\"offset\":5,"
                    + "\"timestamp\":null,\"key\":\"key\",\"headers\":{},\"value\":null}\n"));
  }

  @Test
  void shouldCompressWholeObjects() throws Exception {
    Worker worker =
        worker()
            .log(Rows.structs("t", 0, 0, 2))
            .start("s3.compression.type", "gzip", "flush.size", "2");

    worker.deliverAndCommit(10);
    worker.crash();

    byte[] object = s3.bytes("topics/t/partition=0/t+0+0000000000.json.gz");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(object)).readAllBytes())
        .asString(UTF)
        .isEqualTo("{\"n\":0,\"text\":\"row 0\"}\n{\"n\":1,\"text\":\"row 1\"}\n");
  }

  @Test
  void shouldLayOutByRecordTime() {
    long newYear = Instant.parse("2024-12-31T23:30:00Z").toEpochMilli();
    Worker worker =
        worker()
            .log(Rows.timed("t", 3, 0, 4, offset -> newYear + offset * 900_000L))
            .start(
                "partitioner.class",
                    "io.confluent.connect.storage.partitioner.TimeBasedPartitioner",
                "partition.duration.ms", "3600000",
                "path.format", "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH",
                "locale", "en-US",
                "timezone", "UTC",
                "timestamp.extractor", "Record",
                "rotate.interval.ms", "1800000",
                "flush.size", "100",
                "rotate.idle.ms", "10");

    worker.deliver(10);
    clock.advanceMillis(10);
    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(s3.texts())
        .isEqualTo(
            Map.of(
                "topics/t/year=2024/month=12/day=31/hour=23/t+3+0000000000.json",
                "{\"n\":0}\n{\"n\":1}\n",
                "topics/t/year=2025/month=01/day=01/hour=00/t+3+0000000002.json",
                "{\"n\":2}\n{\"n\":3}\n"));
  }

  @Test
  void shouldLandBySizeAndBySchedule() {
    Worker worker =
        worker()
            .log(Rows.structs("t", 0, 0, 10))
            .start(
                "flush.size", "100",
                "flush.bytes", "69",
                "rotate.schedule.interval.ms", "60000",
                "timezone", "UTC");

    worker.deliver(10);
    clock.advanceMillis(60_000);
    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(s3.keys())
        .containsExactly(
            "topics/t/partition=0/t+0+0000000000.json",
            "topics/t/partition=0/t+0+0000000003.json",
            "topics/t/partition=0/t+0+0000000006.json",
            "topics/t/partition=0/t+0+0000000009.json");
  }

  @Test
  void shouldStopAtARecordWithoutValueUnlessToldOtherwise() {
    Worker worker = worker().log(List.of(Rows.record("t", 0, 8, null, null, 0L))).start();

    assertThatThrownBy(() -> worker.deliver(10))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("the record at t-0, offset 8 because it has no value")
        .hasMessageContaining("behavior.on.null.values=ignore");
    worker.crash();
  }

  @Test
  void shouldSayThatTheBucketIsMissing() {
    Worker worker = worker();

    assertThatThrownBy(() -> worker.start("s3.bucket.name", "nowhere"))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("the bucket 'nowhere' does not exist. Create it");
  }

  @Test
  void shouldSayThatTheKeyIsRefused() {
    Worker worker =
        worker().log(Rows.structs("t", 0, 0, 1)).start("aws.secret.access.key", "wrong");

    assertThatThrownBy(() -> worker.deliverAndCommit(10))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("because S3 denied it")
        .hasMessageContaining("Check the credentials")
        .hasMessageNotContaining("wrong");
    worker.crash();
  }

  private Worker worker() {
    return new Worker(s3.settings(), clock);
  }
}
