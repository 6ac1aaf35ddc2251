package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The incremental batch from landed objects to Delta tables and results. */
class BatchIT {

  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private Path home;
  private Landing landing;

  @BeforeEach
  void setUp() {
    landing = new Landing(home);
  }

  @Test
  void shouldReadOnlyWhatIsNewAndKeepTheLatestRowOfAPost() {
    // Given a first run, with a post twice in one object
    landing.cleaned(Table.USER, 0, users(user(1, 20), user(2, 30), user(1, 21)));
    run();
    assertThat(table("user")).isEqualTo(counts(1, 3, 2, 0, 2));
    assertThat(ages()).containsExactly(21, 30);

    // When nothing is new
    run();

    // Then nothing is read and the answers stay
    assertThat(landing.summary().path("nothing_new").asBoolean()).isTrue();
    assertThat(table("user")).isEqualTo(counts(0, 0, 0, 0, 2));
    assertThat(landing.summary().path("queries")).hasSize(10);

    // When a changed, an equal and a new post come in objects listed in another order
    landing.cleaned(Table.USER, 9, users(user(1, 23), user(3, 40)));
    landing.cleaned(Table.USER, 3, users(user(1, 22), user(2, 30)));
    run();

    // Then Kafka's order decides
    assertThat(landing.summary().path("nothing_new").asBoolean()).isFalse();
    assertThat(table("user")).isEqualTo(counts(2, 4, 1, 1, 3));
    assertThat(ages()).containsExactly(23, 30, 40);
  }

  @Test
  void shouldRepeatABatchThatDiedBeforeItWasRecordedWithoutAnyChange() throws IOException {
    // Given
    landing.cleaned(Table.USER, 0, users(user(1, 20), user(2, 30)));
    landing.lines("test.deadletter", 0, List.of(deadLetter(7), deadLetter(8)));
    run();
    for (String stream : List.of("test_user_table", "test_deadletter_table")) {
      Path commits = home.resolve("checkpoints").resolve(stream).resolve("commits");
      Files.delete(commits.resolve("0"));
      Files.deleteIfExists(commits.resolve(".0.crc"));
    }

    // When
    run();

    // Then
    assertThat(table("user")).isEqualTo(counts(1, 2, 0, 0, 2));
    assertThat(landing.summary().path("dead_letters").path("total").asLong()).isEqualTo(2);
  }

  @Test
  void shouldCountDeadLettersByTableReasonAndField() {
    landing.lines("test.deadletter", 0, List.of(deadLetter(7), deadLetter(8)));

    run();

    assertThat(landing.result("dead_letters"))
        .containsExactly(
            Landing.parsed(
                """
                {"table":"geo","reason":"not_a_time","field":"timestamp","count":2,
                 "example":"Cannot read it.","remedy":"Mend it."}
                """));
    Row letter =
        SPARK
            .read()
            .format("delta")
            .load(home.resolve("delta/test_deadletter_table").toString())
            .orderBy("offset")
            .first();
    assertThat(letter.mkString("|"))
        .isEqualTo(
            "test.geo|3|7|2020-08-28 03:52:47.0|geo|timestamp|not_a_time|Cannot read it.|Mend it.|{\"ind\": 1}"
                + "|test.deadletter/partition=0/test.deadletter+0+0000000000.json");
  }

  @Test
  void shouldAnswerWithNothingWhereNothingHasLanded() {
    run();

    assertThat(table("pin")).isEqualTo(counts(0, 0, 0, 0, 0));
    assertThat(landing.result("most_popular_category_by_country")).isEmpty();
    assertThat(landing.result("dead_letters")).isEmpty();
  }

  @Test
  void shouldRefuseToGoOnWithoutATableItHasFilledBefore() throws IOException {
    landing.cleaned(Table.USER, 0, users(user(1, 20)));
    run();
    Files.move(home.resolve("delta"), home.resolve("elsewhere"));

    assertThatThrownBy(this::run)
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("test_user_table' is gone")
        .hasMessageContaining("To read everything again, delete");
  }

  @Test
  void shouldCleanRawMessagesAndKeepTheRefusedOnes() {
    // Given
    landing.lines(
        "test.user",
        5,
        List.of(
            "{\"ind\":1,\"first_name\":\"Ilse\",\"last_name\":\"Okonkwo\",\"age\":33,\"date_joined\":\"2017-02-28 07:08:09\"}",
            "{\"ind\":2,\"first_name\":\"Ada\",\"last_name\":\"Vale\",\"age\":\"old\",\"date_joined\":\"2017-02-28 07:08:09\"}",
            "\"{\\\"value\\\":{\\\"ind\\\":1,\\\"first_name\\\":\\\"Ilse\\\",\\\"last_name\\\":\\\"Okonkwo\\\",\\\"age\\\":34,\\\"date_joined\\\":\\\"2017-02-28T07:08:09\\\"}}\""));

    // When
    TestSpark.run(TestSpark.settings(home, BatchSettings.Source.RAW, TestSpark.defaults()));

    // Then
    assertThat(table("user")).isEqualTo(counts(1, 2, 1, 0, 1));
    assertThat(ages()).containsExactly(34);
    JsonNode refused = landing.result("dead_letters").get(0);
    assertThat(refused.path("table").asText()).isEqualTo("user");
    assertThat(refused.path("field").asText()).isEqualTo("age");
    assertThat(refused.path("reason").asText()).isEqualTo("not_an_integer");
  }

  private void run() {
    TestSpark.run(TestSpark.settings(home, BatchSettings.Source.CLEANED, TestSpark.defaults()));
  }

  private JsonNode table(String name) {
    ObjectNode table = (ObjectNode) landing.summary().path("tables").path(name);
    boolean read = table.path("objects").asLong() > 0;
    assertThat(table.remove("bytes").asLong() > 0).isEqualTo(read);
    return table;
  }

  private static JsonNode counts(long objects, long read, long inserted, long updated, long rows) {
    return Landing.parsed(
        """
        {"objects":%d,"rows_read":%d,"inserted":%d,"updated":%d,"rows":%d}
        """
            .formatted(objects, read, inserted, updated, rows));
  }

  private List<Integer> ages() {
    List<Integer> ages = new ArrayList<>();
    SPARK
        .read()
        .format("delta")
        .load(home.resolve("delta/test_user_table").toString())
        .orderBy("ind")
        .collectAsList()
        .forEach(row -> ages.add(row.getAs("age")));
    return ages;
  }

  private static Row user(int ind, int age) {
    return RowFactory.create(ind, "Ilse Okonkwo", age, LocalDateTime.of(2017, 2, 28, 7, 8, 9));
  }

  private static Dataset<Row> users(Row... rows) {
    return SPARK.createDataFrame(List.of(rows), Schemas.of(Table.USER));
  }

  private static String deadLetter(long offset) {
    return """
    {"topic":"test.deadletter","partition":0,"offset":0,"timestamp":1598586767000,"key":"1",\
    "headers":{"__streams.errors.exception":"x","__streams.errors.message":"Cannot read it.",\
    "__streams.errors.topic":"test.geo","__streams.errors.partition":"3","__streams.errors.offset":"%d",\
    "pinflow.errors.table":"geo","pinflow.errors.field":"timestamp","pinflow.errors.reason":"not_a_time",\
    "pinflow.errors.remedy":"Mend it."},"value":"{\\"ind\\": 1}"}"""
        .formatted(offset);
  }
}
