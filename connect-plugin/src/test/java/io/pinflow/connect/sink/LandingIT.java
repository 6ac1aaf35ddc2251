package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The layout and content of objects in a real bucket. */
class LandingIT {

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

  private Worker worker() {
    return new Worker(s3.settings(), clock);
  }

  private static final java.nio.charset.Charset UTF = java.nio.charset.StandardCharsets.UTF_8;
}
