package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.records.Table;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures CPU microseconds a pin, by hand: {@code mvn -pl streams-cleaner verify
 * -Dit.test=CleanerThroughput -Dpinflow.throughput.records=1000000}. Its name keeps it out of the
 * ordinary build.
 */
class CleanerThroughput {
  private static final int RECORDS = Integer.getInteger("pinflow.throughput.records", 1_000_000);
  private static final int DISTINCT = 10_000;
  private static final int ROUNDS = 6;
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  @TempDir private static Path folder;

  /** About 700 bytes, the mean of real pins. */
  private static byte[] pin(int ind) {
    return ("{\"index\":"
            + ind
            + ",\"unique_id\":\"fbe53c66-3442-4773-b19e-"
            + (100_000_000_000L + ind)
            + "\",\"title\":\"No Title Data Available "
            + ind
            + "\",\"description\":\""
            + "Here are the best ideas for your home, with wreaths and caf\u00e9 lights. ".repeat(3)
            + "\",\"poster_name\":\"User "
            + ind % 5_000
            + "\",\"follower_count\":\""
            + ind % 900
            + "k\",\"tag_list\":\"Farmhouse Decor,Rustic,Time,Vintage,Primitive Crafts,Vignette,Indoor\",\"is_image_or_video\":\"image\",\"image_src\":\"https://i.pinimg.com/originals/ff/fe/38/fffe384f3ec18a0d87cb2d80cc8c1499.jpg\",\"downloaded\":1,\"save_location\":\"Local save in /data/diy-and-crafts\",\"category\":\"diy-and-crafts\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> pins() {
    List<byte[]> pins = new ArrayList<>();
    for (int ind = 0; ind < DISTINCT; ind++) {
      pins.add(pin(ind));
    }
    return pins;
  }

  @Test
  void shouldTellTheCpuOfParsingCleaningAndEncoding() throws Exception {
    List<byte[]> pins = pins();
    RecordCleaner cleaner = new RecordCleaner(Table.PIN);
    CleanedFormat format = CleanedFormat.of("avro");
    int passes = RECORDS / DISTINCT / 4;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threadCpuNanos();
      long afterParse = before;
      long bytes = 0;
      List<SpecificRecord> cleaned = new ArrayList<>(DISTINCT);
      for (int pass = 0; pass < passes; pass++) {
        cleaned.clear();
        long start = threadCpuNanos();
        for (byte[] pin : pins) {
          cleaned.addAll(cleaner.clean(pin));
        }
        afterParse += threadCpuNanos() - start;
        for (SpecificRecord record : cleaned) {
          bytes += format.encode(Table.PIN, record).length;
        }
      }
      double records = (double) DISTINCT * passes;
      print(
          "hot path: %.2f us/record, of it %.2f parse and clean (%d bytes in, %.0f out)",
          (threadCpuNanos() - before) / 1e3 / records,
          (afterParse - before) / 1e3 / records,
          pins.get(0).length,
          bytes / records);
    }
  }

  private static long threadCpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void shouldTellTheCpuOfTheWholeProcess() throws Exception {
    try (TestBroker broker = new TestBroker(folder.resolve("broker"))) {
      broker.createTopics(java.util.Map.of(), CleanerIT.TOPICS);
      fill(broker, RECORDS / 5);
      try (CleanerProcess cleaner = CleanerProcess.at(broker.address(), folder)) {
        awaitCleaned(broker, RECORDS / 5);
        Duration cpu = cleaner.cpu();
        long start = System.nanoTime();
        fill(broker, RECORDS);
        awaitCleaned(broker, RECORDS / 5 + RECORDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        print(
            "whole process: %.2f us/record after warm-up, %.0f records/s with producer and broker on the same machine",
            cleaner.cpu().minus(cpu).toNanos() / 1e3 / RECORDS, RECORDS / seconds);
        assertThat(cleaner.terminate()).isZero();
        assertThat(broker.count("u.pin.cleaned")).isEqualTo(RECORDS / 5 + RECORDS);
      }
    }
  }

  private static void fill(TestBroker broker, int records) throws Exception {
    List<byte[]> pins = pins();
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      Future<?> last = null;
      for (int index = 0; index < records; index++) {
        byte[] key = TestBroker.bytes(String.valueOf(index));
        last = producer.send(new ProducerRecord<>("u.pin", key, pins.get(index % DISTINCT)));
      }
      last.get();
    }
  }

  private static void awaitCleaned(TestBroker broker, long records) {
    Awaitility.await()
        .atMost(AT_MOST)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> broker.committedOffset("u-cleaner", "u.pin") >= records);
  }

  private static void print(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}
