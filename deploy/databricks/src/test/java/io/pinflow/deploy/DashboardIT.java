package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The datasets of the deployed dashboard over the tables that the job has left. */
class DashboardIT {

  private static final JsonNode DASHBOARD =
      Bundle.read()
          .resources("prod", Pipeline.variables())
          .at("/dashboards/pinflow/serialized_dashboard");

  static Stream<JsonNode> datasets() {
    return each(DASHBOARD.path("datasets"));
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void shouldAnswerWithTheColumnsThatTheWidgetsShow(JsonNode dataset) {
    Map<String, Object> parameters = defaults(dataset.path("parameters"));
    assumeTrue(Pipeline.afterARun().canRead(query(dataset), parameters));
    Dataset<Row> answer = Pipeline.afterARun().sql(query(dataset), parameters);

    assertThat(answer.collectAsList()).isNotEmpty();
    assertThat(answer.columns()).containsAll(shown(dataset.path("name").asText()));
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String query(JsonNode dataset) {
    StringBuilder sql = new StringBuilder();
    dataset.path("queryLines").forEach(line -> sql.append(line.asText()));
    return sql.toString();
  }

  private static Map<String, Object> defaults(JsonNode parameters) {
    Map<String, Object> values = new HashMap<>();
    for (JsonNode parameter : parameters) {
      values.put(
          parameter.path("keyword").asText(),
          parameter.at("/defaultSelection/values/values/0/value").asText());
    }
    return values;
  }

  private static Set<String> shown(String dataset) {
    Set<String> columns = new HashSet<>();
    for (JsonNode query :
        DASHBOARD.findValues("queries").stream().flatMap(DashboardIT::each).toList()) {
      if (query.at("/query/datasetName").asText().equals(dataset)) {
        query.at("/query/fields").forEach(field -> columns.add(field.path("name").asText()));
      }
    }
    return columns;
  }
}
