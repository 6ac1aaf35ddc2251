package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.records.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The queries as somebody pastes them: with named arguments, over registered Delta tables. */
class QueryPlansIT {

  private static final SparkSession SPARK = TestSpark.compilingSession();
  private static final String SCHEMA = "spark_catalog.default.";

  @TempDir private static Path folder;

  @BeforeAll
  static void register() {
    RandomPosts posts = new RandomPosts(6, 100);
    for (Table table : Table.values()) {
      String path = folder.resolve(table.topicSuffix()).toString();
      posts.rows(SPARK, table).coalesce(1).write().format("delta").save(path);
      SPARK.sql("CREATE TABLE " + name(table) + " USING DELTA LOCATION '" + path + "'");
    }
  }

  @AfterAll
  static void forget() {
    for (Table table : Table.values()) {
      SPARK.sql("DROP TABLE IF EXISTS " + name(table));
    }
  }

  private static String name(Table table) {
    return SCHEMA + "pasted_" + table.topicSuffix() + "_table";
  }

  private static Map<String, Object> arguments(Query query) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (SqlFile.Parameter parameter : SqlFile.of(query).parameters()) {
      String name = parameter.name();
      arguments.put(
          name, name.endsWith("_table") ? SCHEMA + "pasted_" + name : parameter.defaultValue());
    }
    return arguments;
  }

  private static String plan(Query query, Map<String, Object> changed) {
    Map<String, Object> arguments = arguments(query);
    arguments.putAll(changed);
    Dataset<Row> answer = SPARK.sql(query.sql(), arguments);
    return plan(answer);
  }

  private static String plan(Dataset<Row> answer) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) answer)
        .queryExecution()
        .sparkPlan()
        .toString();
  }

  @ParameterizedTest
  @EnumSource(Query.class)
  void shouldRunWithExactlyTheArgumentsItDocumentsAndReadOnlyWhatItNeeds(Query query) {
    Map<String, Object> arguments = arguments(query);

    Dataset<Row> answer = SPARK.sql(query.sql(), arguments);
    assertThat(answer.collectAsList()).isNotEmpty();
    assertThat(plan(answer))
        .contains("FileScan")
        .doesNotContain("title#", "description#", "image_src#", "coordinates#", "user_name#");
    for (String name : arguments.keySet()) {
      Map<String, Object> others = new LinkedHashMap<>(arguments);
      others.remove(name);
      assertThatThrownBy(() -> SPARK.sql(query.sql(), others).schema()).hasMessageContaining(name);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Query.class,
      names = {"MEDIAN_.*", "USERS_.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void shouldCostNothingToTakePeopleWhenPostsAreAsked(Query query) {
    assertThat(plan(query, Map.of("users", "posts"))).doesNotContain("Window", "row_number");
  }

  @Test
  void shouldComputeOnlyTheMedianThatIsAsked() {
    Query query = Query.MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP;

    assertThat(plan(query, Map.of("median", "exact"))).doesNotContain("percentile_approx");
    assertThat(plan(query, Map.of("median", "approximate")))
        .contains("percentile_approx")
        .doesNotContain("median(");
  }

  @Test
  void shouldCountTheRowsOfATableWithoutReadingThem() {
    Dataset<Row> count = SPARK.table(name(Table.PIN)).groupBy().count();

    assertThat(plan(count)).contains("LocalTableScan").doesNotContain("FileScan");
  }

  @Test
  void shouldNotPlaceByNameWhenEveryoneWhoSharesAPlaceIsAsked() {
    List<Query> tied =
        Arrays.stream(Query.values())
            .filter(query -> SqlFile.of(query).used().contains("ties"))
            .toList();

    assertThat(tied).hasSize(4);
    for (Query query : tied) {
      assertThat(plan(query, Map.of("ties", "all"))).doesNotContain("row_number");
    }
  }
}
