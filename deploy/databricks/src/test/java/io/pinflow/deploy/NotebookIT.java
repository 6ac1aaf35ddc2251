package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The notebook over the tables that the job has left, cell by cell. */
class NotebookIT {

  @Test
  void shouldRunEveryCell() throws Exception {
    Map<String, String> widgets = new HashMap<>(Pipeline.variables());
    widgets.putAll(Map.of("median", "approximate", "ties", "first", "users", "people"));
    Python.Ended cells =
        Python.run(
            "run_notebook.py",
            new ObjectMapper().writeValueAsString(widgets),
            Notebook.FILE.toString());
    assertThat(cells.errors()).isEmpty();

    Pipeline pipeline = Pipeline.afterARun();
    JsonNode statements = Repository.json(cells.output());
    assertThat(statements).hasSizeGreaterThan(20);
    for (JsonNode statement : statements) {
      String sql = statement.path("sql").asText();
      Map<String, Object> parameters = parameters(sql, statement.path("parameters"));
      if (pipeline.canRead(sql, parameters)) {
        assertThat(pipeline.sql(sql, parameters).collectAsList()).as(sql).isNotEmpty();
      }
    }
  }

  /** Spark, unlike Databricks, refuses parameters that a statement does not use. */
  private static Map<String, Object> parameters(String sql, JsonNode widgets) {
    Map<String, Object> used = new HashMap<>();
    if (!widgets.isNull()) {
      for (String name : Dashboard.parameters(sql)) {
        used.put(name, widgets.path(name).asText());
      }
    }
    return used;
  }
}
