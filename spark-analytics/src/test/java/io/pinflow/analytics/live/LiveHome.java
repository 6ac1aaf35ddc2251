package io.pinflow.analytics.live;

import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A folder with the tables and checkpoints of one user id, and what the tests ask of it. */
final class LiveHome {

  private final Path folder;
  private final String userId;

  LiveHome(Path folder, String userId) {
    this.folder = folder;
    this.userId = userId;
  }

  LiveSettings settings(Optional<KinesisSettings> kinesis, Optional<KafkaSettings> kafka) {
    return settings(kinesis, kafka, LiveSettings.Until.CAUGHT_UP);
  }

  LiveSettings settings(
      Optional<KinesisSettings> kinesis, Optional<KafkaSettings> kafka, LiveSettings.Until until) {
    return new LiveSettings(
        new Names(userId),
        Location.of(tables().toString()),
        Location.of(checkpoints().toString()),
        until,
        Duration.ofMillis(200),
        kinesis,
        kafka,
        Optional.empty(),
        Map.of());
  }

  static KafkaSettings kafka(Broker broker, KafkaSettings.Topics topics) {
    return new KafkaSettings(broker.address(), Map.of(), topics);
  }

  Path tables() {
    return folder.resolve("delta");
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Dataset<Row> table(String name) {
    return SparkSession.active()
        .read()
        .format("delta")
        .load(tables().resolve(userId + "_" + name + "_table").toString());
  }

  /** Age by post of the user table; fails on two rows of a post. */
  Map<Integer, Integer> ages() {
    Map<Integer, Integer> ages = new LinkedHashMap<>();
    for (Row row : table("user").orderBy("ind").collectAsList()) {
      if (ages.put(row.getAs("ind"), row.getAs("age")) != null) {
        throw new AssertionError("Two rows of post " + row.getAs("ind"));
      }
    }
    return ages;
  }

  /** Topic, offset, table, field and reason of each dead letter, in the order of their offsets. */
  List<String> letters() {
    List<String> letters = new ArrayList<>();
    for (Row row : table("deadletter").orderBy("topic", "offset").collectAsList()) {
      letters.add(
          row.getAs("topic")
              + "|"
              + row.getAs("offset")
              + "|"
              + row.getAs("table")
              + "|"
              + row.getAs("field")
              + "|"
              + row.getAs("reason"));
    }
    return letters;
  }

  static String user(int ind, int age) {
    return """
    {"ind":%d,"first_name":"Ilse","last_name":"Okonkwo","age":%d,"date_joined":"2017-02-28 07:08:09"}"""
        .formatted(ind, age);
  }
}
