package io.pinflow.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import io.pinflow.analytics.TestSpark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The answers over time, as the job writes them here and as it does on Databricks. */
class ResultHistoryIT {

  private static final SparkSession SPARK = TestSpark.session();
  private static final Names NAMES = new Names("test");
  private static final Instant FIRST_DAY = Instant.parse("2026-11-19T23:59:59.999Z");
  private static final Instant SECOND_DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final StructType COLUMNS =
      new StructType()
          .add("country", DataTypes.StringType)
          .add("poster_name", DataTypes.StringType)
          .add("follower_count", DataTypes.IntegerType);

  @TempDir private Path folder;

  private enum Writer {
    KERNEL,
    SPARK
  }

  private ResultHistory history(Writer writer, String runId, Instant at) {
    Location tables = Location.of(folder.toString());
    return writer == Writer.SPARK
        ? ResultHistory.bySpark(SPARK, NAMES, tables, runId, at)
        : ResultHistory.of(SPARK, new Folders(SPARK), NAMES, tables, runId, at);
  }

  private static QueryAnswer answer(QueryOptions.Ties ties, Row... rows) {
    return new QueryAnswer(
        Query.MOST_FOLLOWED_USER_BY_COUNTRY,
        new QueryOptions(QueryOptions.Median.EXACT, ties, QueryOptions.Users.POSTS),
        COLUMNS,
        List.of(rows));
  }

  private static QueryAnswer answer(Row... rows) {
    return answer(QueryOptions.Ties.ALL, rows);
  }

  private String table() {
    return folder
        .resolve(ResultHistory.table(NAMES, Query.MOST_FOLLOWED_USER_BY_COUNTRY))
        .toString();
  }

  private List<String> told(String sql, Map<String, Object> more) throws IOException {
    SPARK.read().format("delta").load(table()).createOrReplaceTempView("answers_over_time");
    var arguments = new java.util.HashMap<>(more);
    arguments.put("result_table", "answers_over_time");
    List<String> told = new ArrayList<>();
    for (Row row : SPARK.sql(text(sql), arguments).collectAsList()) {
      told.add(
          row.getAs("country") + " " + row.getAs("follower_count") + " " + row.getAs("run_id"));
    }
    return told;
  }

  private static String text(String name) throws IOException {
    try (InputStream file =
        ResultHistoryIT.class.getResourceAsStream("/history/" + name + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Writer.class)
  void shouldTellTheLatestAnswerAndThatOfADay(Writer writer) throws Exception {
    // Given
    Row peru = RowFactory.create("Peru", "Posy", 5);
    Row togo = RowFactory.create("Togo", "日本", null);

    // When
    boolean first = history(writer, "one", FIRST_DAY).keep(answer(peru, togo));
    boolean again = history(writer, "two", SECOND_DAY).keep(answer(togo, peru));
    boolean other = history(writer, "three", SECOND_DAY).keep(answer(peru));

    // Then
    assertThat(List.of(first, again, other)).containsExactly(true, false, true);
    assertThat(told("latest_answer", Map.of())).containsExactly("Peru 5 three");
    assertThat(told("answer_on_day", Map.of("day", "2026-11-19")))
        .containsExactlyInAnyOrder("Peru 5 one", "Togo null one");
    assertThat(told("answer_on_day", Map.of("day", "2026-11-20"))).containsExactly("Peru 5 three");
    assertThat(told("answer_on_day", Map.of("day", "2026-11-18"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Writer.class)
  void shouldKeepWhatWasAskedOtherwiseAndAnswersWithoutRows(Writer writer) throws Exception {
    // Given
    Row peru = RowFactory.create("Peru", "Posy", 5);
    Instant noon = Instant.parse("2026-11-19T12:00:00Z");

    // When
    boolean none = history(writer, "one", noon).keep(answer());
    boolean noneAgain = history(writer, "two", noon).keep(answer());
    boolean some = history(writer, "three", noon).keep(answer(peru));
    boolean otherwise =
        history(writer, "four", noon.minusSeconds(9)).keep(answer(QueryOptions.Ties.FIRST, peru));
    boolean noneInTheEnd = history(writer, "five", SECOND_DAY).keep(answer());

    // Then
    assertThat(List.of(none, noneAgain, some, otherwise, noneInTheEnd))
        .containsExactly(true, false, true, true, true);
    assertThat(told("latest_answer", Map.of())).containsExactly("null null five");
    assertThat(told("answer_on_day", Map.of("day", "2026-11-19"))).containsExactly("Peru 5 four");
    assertThat(SPARK.read().format("delta").load(table()).schema().fieldNames())
        .containsExactly(
            "country",
            "poster_name",
            "follower_count",
            "run_id",
            "answered_at",
            "median",
            "ties",
            "users");
  }

  @Test
  void shouldGoOnWhereTheOtherWriterStopped() throws Exception {
    // Given
    Row peru = RowFactory.create("Peru", "Posy", 5);
    Row chad = RowFactory.create("Chad", "Posy", 6);

    // When
    List<Boolean> kept = new ArrayList<>();
    int run = 0;
    for (Row row : Arrays.asList(peru, peru, chad, chad, peru)) {
      Writer writer = run % 2 == 0 ? Writer.KERNEL : Writer.SPARK;
      kept.add(history(writer, "run" + run, SECOND_DAY.plusSeconds(run)).keep(answer(row)));
      run++;
    }
    SPARK.sql("OPTIMIZE delta.`" + table() + "`");
    boolean afterOptimize = history(Writer.KERNEL, "last", SECOND_DAY).keep(answer(peru));

    // Then
    assertThat(kept).containsExactly(true, false, true, false, true);
    assertThat(afterOptimize).isFalse();
    assertThat(told("latest_answer", Map.of())).containsExactly("Peru 5 run4");
  }

  @Test
  void shouldNotSayTheSameTwiceWhenRunsMeet() throws Exception {
    // Given
    Row peru = RowFactory.create("Peru", "Posy", 5);
    var threads = Executors.newFixedThreadPool(4);
    List<Callable<Boolean>> runs = new ArrayList<>();
    for (int run = 0; run < 8; run++) {
      String id = "run" + run;
      runs.add(() -> history(Writer.KERNEL, id, SECOND_DAY).keep(answer(peru)));
    }

    // When
    int kept = 0;
    for (var result : threads.invokeAll(runs)) {
      kept += result.get() ? 1 : 0;
    }
    threads.shutdown();

    // Then
    assertThat(kept).isEqualTo(1);
    assertThat(SPARK.read().format("delta").load(table()).count()).isEqualTo(1);
  }
}
