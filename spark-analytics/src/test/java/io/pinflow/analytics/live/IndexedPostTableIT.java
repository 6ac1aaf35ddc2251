package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import io.pinflow.analytics.AnalyticsException;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.TestSpark;
import io.pinflow.analytics.WriterTurn;
import io.pinflow.records.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of many small commits, alone and beside other writers. */
class IndexedPostTableIT {

  private static final LocalDateTime TIME = LocalDateTime.of(2017, 2, 28, 7, 8, 9);

  private final SparkSession spark = TestSpark.session();
  private final Folders folders = new Folders(spark);

  @TempDir private Path folder;
  private LiveHome home;
  private Location target;
  private IndexedPostTable table;

  @BeforeEach
  void makeTable() {
    home = new LiveHome(folder, "t");
    LiveSettings settings = home.settings(Optional.empty(), Optional.empty());
    target = new LiveTables(spark, folders, settings).posts(Table.USER);
    table = opened();
  }

  @Test
  void shouldPutSmallFilesTogetherAndGoOn() throws Exception {
    // When
    Map<Integer, Integer> expected = new HashMap<>();
    for (int batch = 0; batch < 203; batch++) {
      write(batch, user(batch, 20));
      expected.put(batch, 20);
    }

    // Then
    assertThat(home.ages()).isEqualTo(expected);
    assertThat(table.rows()).isEqualTo(203);
    assertThat(home.table("user").inputFiles()).hasSizeLessThan(10);
  }

  @Test
  void shouldSeeWhatOthersWroteBeforeItDecides() throws Exception {
    // Given two jobs on one table, and a statement beside them
    IndexedPostTable other = opened();
    write(0, user(1, 20), user(2, 20));
    other.write(spark, List.of(user(2, 20), user(3, 20)), new BatchId("other", 0));
    DeltaTable.forPath(target.text()).delete("ind = 1");

    // When
    PostTable.Written written = write(1, user(1, 21), user(2, 22), user(3, 20), user(4, 20));

    // Then
    assertThat(written).isEqualTo(new PostTable.Written(2, 1));
    assertThat(home.ages()).isEqualTo(Map.of(1, 21, 2, 22, 3, 20, 4, 20));
  }

  @Test
  void shouldDoABatchOnceWhateverHappenedSince() throws Exception {
    // Given a batch that was committed but not recorded, and a newer row of another writer
    write(0, user(1, 20));
    write(1, user(1, 21));
    DeltaTable.forPath(target.text()).updateExpr("ind = 1", Map.of("age", "99"));

    // When it is tried again, by a job that was started again
    table = opened();
    write(1, user(1, 21));

    // Then
    assertThat(home.ages()).isEqualTo(Map.of(1, 99));
  }

  @Test
  void shouldSayThatTheTableVanished() throws Exception {
    write(0, user(1, 20));
    Files.move(Path.of(target.text()), folder.resolve("elsewhere"));

    assertThatThrownBy(() -> write(1, user(2, 20)))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("was deleted or replaced while the job was running");
  }

  private IndexedPostTable opened() {
    IndexedPostTable opened =
        new IndexedPostTable(
            Table.USER,
            target,
            new DeltaAppends(spark.sparkContext().hadoopConfiguration(), folders, target),
            new WriterTurn(target, folders),
            new Upkeep(target));
    opened.open(spark);
    return opened;
  }

  private PostTable.Written write(long batch, Post... posts) throws InterruptedException {
    return table.write(spark, List.of(posts), new BatchId("query", batch));
  }

  private static Post user(int ind, int age) {
    return new Post(ind, List.of(ind, "Ilse Okonkwo", age, TIME));
  }
}
