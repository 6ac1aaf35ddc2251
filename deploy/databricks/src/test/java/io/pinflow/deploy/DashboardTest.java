package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {

  private static final String COMMAND =
      "mvn -pl deploy/databricks test -Dtest='DashboardTest,NotebookTest' -Dpinflow.docs.write=true";
  private static final Path RESOURCE = Repository.BUNDLE.resolve("resources/dashboard.json");
  private static final Path FILE = Repository.BUNDLE.resolve("dashboards/pinflow.lvdash.json");

  private final Dashboard dashboard =
      new Dashboard("`${var.catalog}`.`${var.schema}`.`${var.user_id}_<table>_table`");

  @Test
  void shouldBeInTheBundleAsTheQueriesAre() {
    ObjectNode resource = new ObjectMapper().createObjectNode();
    resource
        .putObject("resources")
        .putObject("dashboards")
        .putObject("pinflow")
        .put("display_name", "Pinflow ${var.user_id}")
        .put("warehouse_id", "${var.warehouse_id}")
        .put("embed_credentials", false)
        .set("serialized_dashboard", dashboard.json());

    verify(RESOURCE, resource);
  }

  @Test
  void shouldBeThereToImportByHand() {
    verify(FILE, new Dashboard("`main`.`pinflow`.`local_<table>_table`").json());
  }

  private static void verify(Path file, JsonNode expected) {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      Repository.write(file, Repository.pretty(expected));
    }
    assertThat(file)
        .as(file.getFileName() + " is stale. Refresh it with: " + COMMAND)
        .hasContent(Repository.pretty(expected));
  }

  @Test
  void shouldShowEveryQueryWithItsSqlUnchanged() {
    List<String> shown = new ArrayList<>();
    for (JsonNode dataset : dashboard.json().path("datasets")) {
      String name = dataset.path("name").asText();
      if (Queries.names().contains(name)) {
        StringBuilder sql = new StringBuilder();
        dataset.path("queryLines").forEach(line -> sql.append(line.asText()));
        assertThat(sql).hasToString(Queries.sql(name));
        assertThat(Queries.sql(name)).doesNotContain("${");
        shown.add(name);
      }
    }

    assertThat(shown).isEqualTo(Queries.names());
    assertThat(Queries.ANSWERS).hasSize(10);
    assertThat(queries(Widgets.ANSWERS)).containsExactlyInAnyOrderElementsOf(Queries.ANSWERS);
    assertThat(queries(Widgets.HEALTH)).containsExactlyInAnyOrderElementsOf(Queries.HEALTH);
  }

  private static List<String> queries(List<List<Widgets.View>> rows) {
    return rows.stream().flatMap(List::stream).map(Widgets.View::query).distinct().toList();
  }

  @Test
  void shouldGiveEveryParameterADefault() {
    for (JsonNode dataset : dashboard.json().path("datasets")) {
      for (JsonNode parameter : dataset.path("parameters")) {
        assertThat(parameter.at("/defaultSelection/values/values/0/value").asText()).isNotEmpty();
      }
    }
  }

  @Test
  void shouldNameWidgetsOnceAndBindThemToDatasets() {
    Set<String> datasets = new HashSet<>();
    dashboard
        .json()
        .path("datasets")
        .forEach(dataset -> datasets.add(dataset.path("name").asText()));
    Set<String> widgets = new HashSet<>();
    for (JsonNode placed : layout("answers", "health")) {
      JsonNode widget = placed.path("widget");
      assertThat(widgets.add(widget.path("name").asText())).isTrue();
      assertThat(widget.path("name").asText()).matches("[A-Za-z0-9_-]{1,60}");
      widget
          .path("queries")
          .forEach(query -> assertThat(datasets).contains(query.at("/query/datasetName").asText()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"answers", "health"})
  void shouldFillTheGridWithoutOverlap(String page) {
    Set<String> cells = new HashSet<>();
    int area = 0;
    int bottom = 0;
    for (JsonNode placed : layout(page)) {
      JsonNode position = placed.path("position");
      for (int x = 0; x < position.path("width").asInt(); x++) {
        for (int y = 0; y < position.path("height").asInt(); y++) {
          int row = position.path("y").asInt() + y;
          assertThat(cells.add((position.path("x").asInt() + x) + "," + row)).isTrue();
          bottom = Math.max(bottom, row + 1);
          area++;
        }
      }
    }

    assertThat(area).isEqualTo(12 * bottom);
  }

  private List<JsonNode> layout(String... pages) {
    List<JsonNode> placed = new ArrayList<>();
    for (JsonNode page : dashboard.json().path("pages")) {
      if (List.of(pages).contains(page.path("name").asText())) {
        page.path("layout").forEach(placed::add);
      }
    }
    return placed;
  }
}
