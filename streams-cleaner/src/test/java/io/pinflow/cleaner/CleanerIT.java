package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runnable jar against a real broker: started wrongly, fed with poison, stopped and killed
 * under load.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CleanerIT {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  static final String[] TOPICS = {
    "u.pin", "u.geo", "u.user", "u.pin.cleaned", "u.geo.cleaned", "u.user.cleaned", "u.deadletter"
  };

  @TempDir private static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(folder.resolve("broker"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static String user(int ind) {
    return "{\"ind\":"
        + ind
        + ",\"first_name\":\"Ada\",\"last_name\":\"L\",\"age\":36,\"date_joined\":\"2016-01-02 03:04:05\"}";
  }

  @Test
  @Order(1)
  void shouldNameEveryMissingTopicAndEndWithAFailure() throws Exception {
    try (CleanerProcess cleaner = CleanerProcess.at(broker.address(), folder)) {
      assertThat(cleaner.awaitExit()).isEqualTo(1);
      assertThat(cleaner.log()).contains("Cannot start because of the topics:").contains(TOPICS);
    }
  }

  @Test
  @Order(2)
  void shouldRefuseToStartWhenOneRecordCouldStopItForGood() throws Exception {
    broker.createTopics(Map.of(), TOPICS);
    try (CleanerProcess cleaner =
        CleanerProcess.at(broker.address(), folder, "producer.max.request.size=1048588")) {
      assertThat(cleaner.awaitExit()).isEqualTo(1);
      assertThat(cleaner.log())
          .contains("'u.pin' takes records of up to 1048588 bytes")
          .contains("Raise max.request.size to at least 1114124");
    }
  }

  @Test
  @Order(3)
  void shouldGoOnAfterPoisonAndCountEveryRecordOnce() throws Exception {
    try (CleanerProcess cleaner =
        CleanerProcess.at(broker.address(), folder, "compression.type=zstd")) {
      List<String> messages =
          new ArrayList<>(
              List.of(
                  "{",
                  "\"\"",
                  "[]",
                  user(1).replace("\"ind\":1", "\"ind\":\"x\""),
                  // Fills its topic's limit to the last kilobyte: with headers it is too large.
                  "x".repeat(1_047_000),
                  // Small on the wire, compressed; as it is, more than cleaned topics take.
                  user(1).replace("Ada", "A".repeat(2_000_000))));
      messages.add(null);
      messages.add(user(1).replace("Ada", "A".repeat(900_000)));
      messages.add(user(2));
      broker.send("u.user", Collections.nCopies(messages.size(), "k"), messages);

      Awaitility.await()
          .atMost(AT_MOST)
          .untilAsserted(
              () -> {
                assertThat(broker.committed("u.user.cleaned")).hasSize(2);
                assertThat(broker.committed("u.deadletter")).hasSize(7);
              });
      cleaner.awaitReady();
      assertThat(cleaner.status("/live")).isEqualTo(200);
      assertThat(cleaner.body("/topology")).contains("pin-clean");
      assertThat(cleaner.body("/metrics"))
          .contains("kafka_stream_metrics_alive_stream_threads")
          .contains("pinflow_cleaner_state{state=\"RUNNING\"} 1.0");
      assertThat(cleaner.terminate()).isZero();
    }
    assertThat(broker.committed("u.deadletter"))
        .extracting(CleanerIT::reason)
        .containsExactlyInAnyOrder(
            "broken_json",
            "empty_record",
            "empty_record",
            "not_an_integer",
            "broken_json",
            "record_too_large",
            "empty_record");
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    byte[] code = letter.headers().lastHeader("pinflow.errors.reason").value();
    return new String(code, StandardCharsets.UTF_8);
  }

  @Test
  @Order(4)
  void shouldCleanEachRecordExactlyOnceThroughTermAndKill() throws Exception {
    try (SteadySender sender = new SteadySender(broker, "u.geo", CleanerIT::geo)) {
      for (Stop stop : List.of(Stop.KILL, Stop.TERM, Stop.KILL, Stop.TERM)) {
        cleanForAWhile(stop);
      }
      int sent = sender.finish();

      try (CleanerProcess last = CleanerProcess.at(broker.address(), folder)) {
        Awaitility.await()
            .atMost(AT_MOST)
            .failFast("the cleaner ended", () -> !last.isAlive())
            .until(() -> broker.count("u.geo.cleaned") >= sent);
        assertThat(last.terminate()).isZero();
      }

      Stream<Integer> cleaned =
          broker.committed("u.geo.cleaned").stream()
              .map(record -> Integer.valueOf(new String(record.key(), StandardCharsets.UTF_8)));
      assertThat(cleaned.sorted().toList()).isEqualTo(IntStream.range(0, sent).boxed().toList());
    }
  }

  private enum Stop {
    KILL,
    TERM
  }

  /** Starts the cleaner while records come in, and stops it once it has committed some. */
  private static void cleanForAWhile(Stop stop) throws Exception {
    int before = broker.count("u.geo.cleaned");
    try (CleanerProcess cleaner = CleanerProcess.at(broker.address(), folder)) {
      Awaitility.await()
          .atMost(AT_MOST)
          .failFast("the cleaner ended", () -> !cleaner.isAlive())
          .until(() -> broker.count("u.geo.cleaned") > before);
      if (stop == Stop.KILL) {
        cleaner.kill();
      } else {
        assertThat(cleaner.terminate()).isZero();
      }
    }
  }

  @Test
  @Order(5)
  void shouldEndWithAFailureWhenItCannotGoOn() throws Exception {
    try (CleanerProcess cleaner =
        CleanerProcess.at(broker.address(), folder, "metadata.max.age.ms=500")) {
      cleaner.awaitReady();

      broker.deleteTopic("u.pin");

      assertThat(cleaner.awaitExit()).isEqualTo(1);
      assertThat(cleaner.log())
          .contains("Cannot go on cleaning", "MissingSourceTopicException", "State ERROR");
    }
  }

  private static String geo(int ind) {
    return "{\"ind\":"
        + ind
        + ",\"timestamp\":\"2020-08-28T03:52:47\",\"latitude\":-89.9787,\"longitude\":-173.293,\"country\":\"Albania\"}";
  }
}
