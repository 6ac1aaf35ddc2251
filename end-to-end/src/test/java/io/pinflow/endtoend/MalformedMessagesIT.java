package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.endtoend.Launcher.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Malformed messages that people really sent, put on the raw topics of a running stack. */
class MalformedMessagesIT {
  private static final Duration LANDED_AT_MOST = Duration.ofMinutes(2);

  @Test
  void shouldRepairOrRefuseEachAndReportWhy() throws Exception {
    List<JsonNode> malformed = SharedData.lines("wire_malformed.jsonl");
    Launcher pinflow = Launcher.withNewHome("malformed");
    Outcome up = pinflow.run("up");
    try {
      assertThat(up.exitCode()).as(up.output()).isZero();
      send(pinflow, malformed);
      awaitLanded(pinflow, malformed.size());

      Outcome plan = pinflow.run("batch", "--dry-run");

      assertThat(plan.exitCode()).as(plan.output()).isZero();
      assertThat(plan.output())
          .containsPattern("_pin_table: \\d+ objects?, .*: would make the table");

      Outcome batch = pinflow.run("batch");

      assertThat(batch.exitCode()).as(batch.output()).isZero();
      expectResults(pinflow, malformed);
    } finally {
      pinflow.run("down");
    }
    assertThat(pinflow.processesLeft()).isEmpty();
  }

  private static void send(Launcher pinflow, List<JsonNode> malformed) throws Exception {
    int port =
        Json.read(Files.readString(pinflow.home().resolve("config/ports.json")))
            .path("kafka")
            .asInt();
    Map<String, Object> configuration =
        Map.of(
            "bootstrap.servers", "127.0.0.1:" + port,
            "key.serializer", StringSerializer.class,
            "value.serializer", StringSerializer.class);
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(configuration)) {
      for (JsonNode message : malformed) {
        String text = text(message.path("record"));
        producer.send(new ProducerRecord<>("local." + table(text), text)).get();
      }
    }
  }

  private static String text(JsonNode record) {
    if (record.has("data_base64")) {
      return new String(
          Base64.getDecoder().decode(record.path("data_base64").asText()), StandardCharsets.UTF_8);
    }
    return record.isTextual() ? record.asText() : record.toString();
  }

  private static String table(String text) {
    return text.contains("first_name") ? "user" : text.contains("latitude") ? "geo" : "pin";
  }

  /** Every message is in the bucket twice: as it came, and cleaned or as a dead letter. */
  private static void awaitLanded(Launcher pinflow, int messages) throws Exception {
    long deadline = System.nanoTime() + LANDED_AT_MOST.toNanos();
    while (true) {
      String status = pinflow.run("status").output();
      long landed =
          linesUnder(pinflow, "local.pin")
              + linesUnder(pinflow, "local.geo")
              + linesUnder(pinflow, "local.user");
      long refused = linesUnder(pinflow, "local.deadletter");
      if (landed == messages && refused > 0 && status.contains("cleaner's lag 0")) {
        return;
      }
      assertThat(System.nanoTime()).as(status).isLessThan(deadline);
      Thread.sleep(500);
    }
  }

  private static long linesUnder(Launcher pinflow, String topic) throws Exception {
    Path folder = pinflow.home().resolve("data/s3/user-local-bucket/topics").resolve(topic);
    long lines = 0;
    for (Path file : LandedObjects.under(folder, ".json")) {
      lines += Files.readAllLines(file).size();
    }
    return lines;
  }

  private static void expectResults(Launcher pinflow, List<JsonNode> malformed) throws Exception {
    JsonNode summary = Json.read(Files.readString(pinflow.home().resolve("results/summary.json")));
    Set<String> repairedRows = new HashSet<>();
    List<String> refusedKinds = new ArrayList<>();
    for (JsonNode message : malformed) {
      String kind = message.path("kind").asText();
      if (Set.of(
              "kinesis_empty_string",
              "csv_shifted_columns",
              "header_list_row",
              "all_null_row",
              "geo_from_other_schema")
          .contains(kind)) {
        refusedKinds.add(kind);
      } else {
        String text = text(message.path("record"));
        repairedRows.add(
            table(text) + " " + text.replaceAll("(?s).*?(?:index|ind)[\\\\\"]*: ?(\\d+).*", "$1"));
      }
    }

    long rows = 0;
    for (String table : List.of("pin", "geo", "user")) {
      rows += summary.path("tables").path(table).path("rows").asLong();
    }
    assertThat(rows).isEqualTo(repairedRows.size());
    assertThat(summary.path("dead_letters").path("total").asLong()).isEqualTo(refusedKinds.size());
    assertThat(Files.readString(pinflow.results("dead_letters")))
        .contains("empty_record", "header_row", "all_null", "ind_missing", "not_a_number");
    assertThat(Files.readString(pinflow.home().resolve("report.html"))).contains("header_row");
  }
}
