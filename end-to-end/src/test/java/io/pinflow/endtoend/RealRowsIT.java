package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.endtoend.Launcher.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The real rows through the whole: the Delta tables hold exactly the cleaned rows that are known.
 */
class RealRowsIT {
  private static final String PIN =
      "SELECT ind, to_json({ind: ind, unique_id: unique_id, title: title, description: description, follower_count:"
          + " follower_count, poster_name: poster_name, tag_list: tag_list, is_image_or_video: is_image_or_video,"
          + " image_src: image_src, save_location: save_location, category: category}) FROM read_parquet('%s')";
  private static final String GEO =
      "SELECT ind, to_json({ind: ind, country: country, coordinates: coordinates, timestamp:"
          + " strftime(timestamp, '%%Y-%%m-%%d %%H:%%M:%%S')}) FROM read_parquet('%s')";
  private static final String USER =
      "SELECT ind, to_json({ind: ind, user_name: user_name, age: age, date_joined:"
          + " strftime(date_joined, '%%Y-%%m-%%d %%H:%%M:%%S')}) FROM read_parquet('%s')";

  @Test
  void shouldGiveExactlyTheKnownCleanedRows() throws Exception {
    Path data = SharedData.folder();
    Launcher pinflow = Launcher.withNewHome("real");

    Outcome outcome = pinflow.run("demo", "--data", data.toString());

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("All adds up");
    expectCleaned(pinflow, "pin", PIN);
    expectCleaned(pinflow, "geo", GEO);
    expectCleaned(pinflow, "user", USER);
  }

  private static void expectCleaned(Launcher pinflow, String table, String query) throws Exception {
    Path delta = pinflow.home().resolve("delta/local_" + table + "_table");
    Map<Integer, JsonNode> found = rows(query.formatted(delta + "/*.parquet"));
    for (JsonNode pair : SharedData.lines("cleaned_" + table + ".jsonl")) {
      JsonNode wanted = pair.path("cleaned");
      assertThat(found.get(wanted.path("ind").asInt()))
          .as(table + " " + wanted.path("ind"))
          .isEqualTo(wanted);
    }
  }

  /** The rows of a Delta table that was written once, by ind. */
  private static Map<Integer, JsonNode> rows(String query) throws Exception {
    Map<Integer, JsonNode> rows = new HashMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.put(result.getInt(1), Json.read(result.getString(2)));
      }
    }
    return rows;
  }
}
