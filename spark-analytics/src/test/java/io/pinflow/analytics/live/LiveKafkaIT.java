package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.analytics.AnalyticsException;
import io.pinflow.records.Cleaning;
import io.pinflow.records.Geo;
import io.pinflow.records.RawRecord;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker into Delta tables, run until caught up. */
class LiveKafkaIT {

  private static Broker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = Broker.start();
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void shouldKeepTheLatestRowOfAPostHoweverOftenItComes() throws Exception {
    // Given a post twice in one batch, a refused message and one that was never committed
    broker.topics("late");
    broker.send("late.user", LiveHome.user(1, 20));
    broker.send("late.user", LiveHome.user(2, 30));
    broker.send("late.user", "{\"ind\":3,\"first_name\":\"Ada\",\"age\":\"old\"}");
    broker.send("late.user", LiveHome.user(1, 21));
    broker.flush();
    broker.sendAndAbort("late.user", LiveHome.user(2, 99));

    LiveCounts first = run("late", KafkaSettings.Topics.RAW).of("user");

    LiveHome home = new LiveHome(folder, "late");
    assertThat(home.ages()).isEqualTo(Map.of(1, 21, 2, 30));
    assertThat(home.letters()).containsExactly("late.user|2|user|age|not_an_integer");
    assertThat(List.of(first.received(), first.cleaned(), first.refused(), first.inserted()))
        .isEqualTo(List.of(4L, 3L, 1L, 2L));

    // When an equal, a changed and a new row come
    broker.send("late.user", LiveHome.user(2, 30));
    broker.send("late.user", LiveHome.user(1, 22));
    broker.send("late.user", LiveHome.user(7, 70));
    broker.flush();
    LiveCounts second = run("late", KafkaSettings.Topics.RAW).of("user");

    // Then only what differs is written
    assertThat(home.ages()).isEqualTo(Map.of(1, 22, 2, 30, 7, 70));
    assertThat(List.of(second.inserted(), second.updated(), second.rows()))
        .isEqualTo(List.of(1L, 1L, 3L));

    // When nothing but repeats come, then there is no new version
    long version = version(home);
    broker.send("late.user", LiveHome.user(7, 70));
    broker.flush();
    run("late", KafkaSettings.Topics.RAW);
    assertThat(version(home)).isEqualTo(version);
  }

  @Test
  void shouldReadCleanedTopicsToTheLastDigitAndTheCleanersDeadLetters() throws Exception {
    // Given
    broker.topics("clean");
    Geo geo =
        Cleaning.geo(
            RawRecord.of(
                Map.of(
                    "ind",
                    7528,
                    "timestamp",
                    "2020-08-28 03:52:47",
                    "latitude",
                    -89.9787,
                    "longitude",
                    7.318400000000001,
                    "country",
                    "Cote d'Ivoire")));
    ByteBuffer encoded = Geo.getEncoder().encode(geo);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    broker.send("clean.geo.cleaned", bytes, Map.of());
    broker.send("clean.geo.cleaned", "{\"ind\":1}");
    broker.send(
        "clean.deadletter",
        "{\"ind\": x}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Map.of(
            "__streams.errors.topic", "clean.pin",
            "__streams.errors.partition", "3",
            "__streams.errors.offset", "41",
            "__streams.errors.message", "Cannot read it.",
            "pinflow.errors.table", "pin",
            "pinflow.errors.field", "",
            "pinflow.errors.reason", "broken_json",
            "pinflow.errors.remedy", "Mend it."));
    broker.flush();

    // When
    run("clean", KafkaSettings.Topics.CLEANED);

    // Then
    LiveHome home = new LiveHome(folder, "clean");
    Row row = home.table("geo").select("ind", "country", "coordinates", "timestamp").head();
    assertThat(row.getInt(0)).isEqualTo(7528);
    assertThat(row.getString(1)).isEqualTo("Cote d'Ivoire");
    assertThat(row.<Double>getList(2)).containsExactly(-89.9787, 7.318400000000001);
    assertThat(row.<LocalDateTime>getAs(3)).isEqualTo(LocalDateTime.of(2020, 8, 28, 3, 52, 47));
    assertThat(home.letters())
        .containsExactly(
            "clean.geo.cleaned|1|geo||not_a_cleaned_record", "clean.pin|41|pin||broken_json");
  }

  @Test
  void shouldRefuseWhatIsSeenInTheWildForTheReasonsOfTheRules() throws Exception {
    List<Malformed> messages = Malformed.all();
    broker.topics("wild");
    messages.forEach(message -> broker.send("wild." + message.table(), message.text()));
    broker.flush();

    run("wild", KafkaSettings.Topics.RAW);

    LiveHome home = new LiveHome(folder, "wild");
    assertThat(home.letters())
        .containsExactlyInAnyOrderElementsOf(Malformed.expectedLetters("wild", messages));
    for (String table : List.of("pin", "geo", "user")) {
      assertThat(
              home.table(table)
                  .select("ind")
                  .as(org.apache.spark.sql.Encoders.INT())
                  .collectAsList())
          .containsExactlyInAnyOrderElementsOf(Malformed.expectedPosts(table, messages));
    }
  }

  @Test
  void shouldRefuseToGoOnWithoutATableItHasFilledBefore() throws Exception {
    broker.topics("gone");
    broker.send("gone.user", LiveHome.user(1, 20));
    broker.flush();
    run("gone", KafkaSettings.Topics.RAW);
    Files.move(folder.resolve("delta"), folder.resolve("elsewhere"));

    assertThatThrownBy(() -> run("gone", KafkaSettings.Topics.RAW))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("_table' is gone")
        .hasMessageContaining("To read everything again, delete");
  }

  private long version(LiveHome home) {
    return io.delta.tables.DeltaTable.forPath(home.tables().resolve("late_user_table").toString())
        .history(1)
        .select("version")
        .head()
        .getLong(0);
  }

  private CountingDisplay run(String userId, KafkaSettings.Topics topics) {
    CountingDisplay display = new CountingDisplay();
    LiveHome home = new LiveHome(folder, userId);
    new LiveJob(
            home.settings(Optional.empty(), Optional.of(LiveHome.kafka(broker, topics))), display)
        .run();
    return display;
  }
}
