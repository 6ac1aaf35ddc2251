package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.records.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What expectations that do not hold mean for a run of the batch. */
class QualityOfBatchIT {

  @TempDir private Path home;

  @Test
  void shouldFailAfterEverythingIsWrittenAndFailAgainWhenTriedAgain() throws Exception {
    // Given a user of seven years
    TestBatch batch = new TestBatch(home);
    Landing landing = new Landing(home);
    landing.cleaned(
        Table.USER,
        0,
        TestSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create(
                        1, "Ilse Okonkwo", 7, LocalDateTime.of(2017, 2, 28, 7, 8, 9))),
                Schemas.of(Table.USER)));

    // When the rules can't be read, nothing is done
    TestBatch.Said unread = batch.run("--expectations", home.resolve("none.json").toString());
    assertThat(unread.exitCode()).isEqualTo(1);
    assertThat(unread.error()).endsWith("none.json' because there is no such file.");
    assertThat(home.resolve("delta/test_user_table")).doesNotExist();

    // When
    TestBatch.Said first = batch.run("--on-violation", "fail");
    TestBatch.Said second = batch.run("--on-violation", "fail");
    TestBatch.Said reported = batch.run();

    // Then
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.error())
        .startsWith(
            "Data quality: 1 expectation does not hold. user: age is in range (expected 13 to 120;"
                + " 1 of 1 row out of range (100 %)).");
    assertThat(second).isEqualTo(first);
    assertThat(reported.exitCode()).isZero();
    assertThat(landing.summary().at("/tables/user/rows").asLong()).isEqualTo(1);
    assertThat(Files.readAllLines(home.resolve("results/quality.jsonl")))
        .filteredOn(line -> line.contains("\"failed\""))
        .singleElement()
        .asString()
        .contains("\"examples\":[1]");
    assertThat(Files.readString(home.resolve("results/runs.jsonl")))
        .contains("Data quality: 1 expectation does not hold.");
  }
}
