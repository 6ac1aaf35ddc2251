package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.analytics.lineage.Lineage;
import io.pinflow.records.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real batch tells with OpenLineage's real listener, in a JVM of its own. */
class LineageIT {

  @TempDir private Path home;

  @Test
  void shouldTellWhereTheRowsOfATableCameFrom() throws Exception {
    // Given
    new Landing(home)
        .cleaned(
            Table.USER,
            0,
            TestSpark.session()
                .createDataFrame(
                    List.of(
                        RowFactory.create(
                            1, "Ilse Okonkwo", 33, LocalDateTime.of(2017, 2, 28, 7, 8, 9))),
                    Schemas.of(Table.USER)));
    Path events = home.resolve("lineage/events.jsonl");

    // When
    try (BatchProcess batch =
        BatchProcess.start(
            home,
            System.getProperty("pinflow.lineage.jar"),
            List.of("--lineage", events.toString(), "--interval-start", "2026-03-01"))) {
      assertThat(batch.await()).as(batch.errors()).isZero();
    }

    // Then the run and its step tell what came from where
    List<JsonNode> told = new ArrayList<>();
    Files.readAllLines(events).forEach(line -> told.add(Landing.parsed(line)));
    String runId = Landing.json(home.resolve("results/summary.json")).path("run_id").asText();
    assertThat(told)
        .filteredOn(event -> event.at("/job/name").asText().equals("test_batch"))
        .allMatch(event -> event.at("/run/runId").asText().equals(runId))
        .extracting(event -> event.path("eventType").asText())
        .containsExactly("START", "COMPLETE");
    assertThat(told.get(0).at("/run/facets/nominalTime/nominalStartTime").asText())
        .isEqualTo("2026-03-01T00:00:00Z");
    assertThat(told)
        .filteredOn(event -> event.at("/job/name").asText().equals("test_batch.user"))
        .hasSize(2)
        .allMatch(event -> event.at("/run/facets/parent/run/runId").asText().equals(runId))
        .allMatch(
            event -> names(event, "inputs").equals(List.of(path("landing/test.user.cleaned"))))
        .allMatch(event -> names(event, "outputs").equals(List.of(path("delta/test_user_table"))));

    // Then the listener's events are parts of that run, and see the table written
    assertThat(told)
        .filteredOn(event -> event.at("/job/name").asText().startsWith("test_batch_spark."))
        .allMatch(event -> event.at("/run/facets/parent").isObject())
        .anyMatch(
            event ->
                event.path("eventType").asText().equals("COMPLETE")
                    && names(event, "outputs").contains(path("delta/test_user_table")));
  }

  @Test
  void shouldNameTheVersionItIsTestedWithInItsRemedy() {
    assertThat(Lineage.TESTED_VERSION).isEqualTo(System.getProperty("pinflow.lineage.version"));
    assertThat(new TestBatch(home).run("--lineage", home.resolve("events").toString()))
        .returns(1, TestBatch.Said::exitCode)
        .returns(
            "Cannot tell lineage because OpenLineage's Spark listener is not on the class path. Add"
                + " the jar io.openlineage:openlineage-spark_2.13:"
                + Lineage.TESTED_VERSION
                + " of Maven Central to it (on Databricks as a library of the cluster), or leave"
                + " --lineage out.",
            TestBatch.Said::error);
  }

  private String path(String inHome) {
    return home.resolve(inHome).toString();
  }

  private static List<String> names(JsonNode event, String side) {
    List<String> names = new ArrayList<>();
    event.path(side).forEach(dataset -> names.add(dataset.path("name").asText()));
    return names;
  }
}
