package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects larger than a part: streamed while they grow, whole or not at all. */
class PartedIT {

  private static final String KEY = "topics/t/partition=0/t+0+0000000000.bin";
  private static final int RECORD_BYTES = 400_000;

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
  void shouldStreamPartsAndLeaveOneWholeObject() {
    List<SinkRecord> records = records(30);
    Worker worker = worker().log(records).start("flush.size", "30");

    worker.deliverAndCommit(5);
    worker.crash();

    assertThat(s3.etag(KEY)).endsWith("-3\"");
    assertThat(s3.bytes(KEY)).isEqualTo(joined(records));
    assertThat(s3.unfinishedUploads()).isEmpty();
  }

  @Test
  void shouldFindTheEndOfAPartedObjectOfAnEarlierRun() {
    List<SinkRecord> records = records(34);
    Worker worker = worker().log(records.subList(0, 30)).start("flush.size", "30");
    worker.deliver(5);
    Awaitility.await().until(() -> s3.keys().contains(KEY));
    worker.crash();

    worker.log(records.subList(30, 34)).start("flush.size", "32", "rotate.idle.ms", "100");
    worker.deliver(5);
    clock.advanceMillis(100);
    worker.deliverAndCommit(5);
    worker.crash();

    assertThat(s3.bytes(KEY)).isEqualTo(joined(records.subList(0, 30)));
    assertThat(s3.bytes("topics/t/partition=0/t+0+0000000030.bin"))
        .isEqualTo(joined(records.subList(30, 34)));
    assertThat(s3.unfinishedUploads()).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfAnObjectThatWasNeverCompleted() {
    Worker worker = worker().log(records(20)).start("flush.size", "1000");
    worker.deliver(5);
    Awaitility.await().until(() -> !s3.unfinishedUploads().isEmpty());

    worker.crash();

    assertThat(s3.keys()).isEmpty();
    assertThat(s3.unfinishedUploads()).isEmpty();
  }

  @Test
  void shouldDeleteRangeNotesOnceTheyAreNotNeeded() {
    List<SinkRecord> records = records(64);
    Worker worker = worker().log(records.subList(0, 32)).start("flush.size", "16");
    worker.deliverAndCommit(4);
    worker.log(records.subList(32, 64));
    worker.deliverAndCommit(4);

    Awaitility.await().until(() -> notes().size() <= 1);
    worker.crash();

    assertThat(s3.keys()).filteredOn(key -> key.endsWith(".bin")).hasSize(4);
  }

  private static List<String> notes() {
    return s3.keys().stream()
        .filter(key -> key.startsWith("topics/_pinflow/"))
        .collect(Collectors.toList());
  }

  private Worker worker() {
    Map<String, String> settings = s3.settings();
    settings.put("format.class", "io.confluent.connect.s3.format.bytearray.ByteArrayFormat");
    settings.put("format.bytearray.separator", "");
    settings.put("s3.part.size", "5242880");
    return new Worker(settings, clock);
  }

  private static List<SinkRecord> records(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(
            offset -> {
              byte[] value = new byte[RECORD_BYTES];
              random.nextBytes(value);
              return Rows.record("t", 0, offset, null, value, 0L);
            })
        .collect(Collectors.toList());
  }

  private static byte[] joined(List<SinkRecord> records) {
    byte[] all = new byte[records.size() * RECORD_BYTES];
    for (int index = 0; index < records.size(); index++) {
      byte[] value = (byte[]) records.get(index).value();
      System.arraycopy(value, 0, all, index * RECORD_BYTES, value.length);
    }
    return Arrays.copyOf(all, all.length);
  }
}
