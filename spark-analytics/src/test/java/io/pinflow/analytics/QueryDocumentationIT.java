package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Keeps docs/queries.md as the queries are. */
class QueryDocumentationIT {

  private static final SparkSession SPARK = TestSpark.session();
  private static final Path FILE = Path.of("../docs/queries.md");
  private static final String COMMAND =
      "mvn -pl spark-analytics -am verify -Dit.test=QueryDocumentationIT -Dtest=NONE"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
          + " -Dpinflow.docs.write=true";
  private static final int ROWS_SHOWN = 5;

  @Test
  void shouldBeAsTheQueriesAre() throws IOException {
    for (Table table : Table.values()) {
      GeneratedExample.rows(SPARK, table).createOrReplaceTempView("pinflow_" + table.topicSuffix());
    }
    List<String> lines = new ArrayList<>(introduction());
    for (Query query : Query.values()) {
      lines.addAll(section(query));
    }
    String expected = String.join("\n", lines) + "\n";

    if (Boolean.getBoolean("pinflow.docs.write")) {
      Files.writeString(FILE, expected);
    }
    assertThat(FILE)
        .as("docs/queries.md is stale. Refresh it with: " + COMMAND)
        .hasContent(expected);
  }

  private static List<String> introduction() throws IOException {
    String text = SqlFile.resource("/documentation/queries.md").text();
    for (String name : List.of("latest_answer", "answer_on_day")) {
      String sql = SqlFile.resource("/history/" + name + ".sql").text().stripTrailing();
      text = text.replace("{{" + name + "}}", "```sql\n" + sql + "\n```");
    }
    assertThat(text).doesNotContain("{{");
    return text.lines().toList();
  }

  private static List<String> section(Query query) {
    SqlFile file = SqlFile.of(query);
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("", "## " + query.label(), file.question(), ""));
    for (String name : List.of("Reads", "Columns", "Ties")) {
      if (file.section(name) != null) {
        lines.add("- **" + name + "**: " + file.section(name));
      }
    }
    lines.addAll(List.of("", "| parameter | default | |", "|---|---|---|"));
    for (SqlFile.Parameter parameter : file.parameters()) {
      lines.add(
          "| `:%s` | `%s` | %s |"
              .formatted(parameter.name(), parameter.defaultValue(), parameter.meaning()));
    }
    lines.addAll(List.of("", "```sql"));
    file.statement().lines().forEach(lines::add);
    lines.addAll(List.of("```", ""));
    lines.addAll(example(query));
    return lines;
  }

  private static List<String> example(Query query) {
    Dataset<Row> answer = SPARK.sql(query.sql(), QueryTables.parameters(TestSpark.defaults()));
    List<Row> rows = answer.collectAsList();
    List<String> lines = new ArrayList<>();
    lines.add(cells(List.of(answer.columns())));
    lines.add(cells(Arrays.stream(answer.columns()).map(column -> "---").toList()));
    rows.stream().limit(ROWS_SHOWN).map(QueryDocumentationIT::cells).forEach(lines::add);
    if (rows.size() > ROWS_SHOWN) {
      lines.addAll(List.of("", "and %d rows more.".formatted(rows.size() - ROWS_SHOWN)));
    }
    return lines;
  }

  private static String cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.length(); column++) {
      cells.add(String.valueOf(row.<Object>getAs(column)));
    }
    return cells(cells);
  }

  private static String cells(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
