package io.pinflow.analytics.aggregates;

import io.delta.tables.DeltaTable;
import io.pinflow.analytics.KeyRanges;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.MergeStatement;
import io.pinflow.analytics.Names;
import io.pinflow.analytics.Schemas;
import io.pinflow.analytics.live.LiveAppends;
import io.pinflow.records.Table;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The three Delta tables of a user with rows made to break counts: ties, nulls, odd years. */
final class RandomTables {

  private static final String[] CATEGORIES = {"art", "beauty", "travel", "\uD83D\uDE00", null};
  private static final int[] FOLLOWERS = {0, 1, 2, 111, 196, 43_000, 110_000, 2_000_000};

  private final SparkSession spark;
  private final Location folder;
  private final Names names = new Names("test");
  private final Random random;

  RandomTables(SparkSession spark, Location folder, long seed) {
    this.spark = spark;
    this.folder = folder;
    this.random = new Random(seed);
  }

  Names names() {
    return names;
  }

  Location folder() {
    return folder;
  }

  Location location(Table table) {
    return folder.resolve(names.deltaTable(table));
  }

  void make(Table table) {
    DeltaTable.create(spark)
        .location(location(table).text())
        .addColumns(Schemas.of(table))
        .property("delta.enableChangeDataFeed", "true")
        .property("delta.enableDeletionVectors", "true")
        .execute();
  }

  /** As the batch writes: new posts are added, known ones changed. */
  void merge(Table table, int first, int last) {
    merge(table, made(table, first, last));
  }

  /** As a full refresh writes: all at once, in one version. */
  void replace(Table table, int first, int last) {
    made(table, first, last).write().format("delta").mode("overwrite").save(location(table).text());
  }

  private Dataset<Row> made(Table table, int first, int last) {
    return spark.createDataFrame(
        IntStream.range(first, last)
            .mapToObj(ind -> RowFactory.create(row(table, ind).toArray()))
            .toList(),
        Schemas.of(table));
  }

  /** The same rows again. */
  void mergeAgain(Table table) {
    merge(table, rows(table).where("ind % 3 = 0").localCheckpoint());
  }

  private void merge(Table table, Dataset<Row> rows) {
    KeyRanges any = KeyRanges.of(List.of(new KeyRanges.Range(0, Integer.MAX_VALUE)));
    MergeStatement.run(rows, "random_" + table.topicSuffix(), location(table), "ind", any);
  }

  /** As the live job writes. */
  void append(Table table, int first, int last) {
    LiveAppends.append(
        spark,
        location(table),
        Arrays.asList(Schemas.of(table).fieldNames()),
        IntStream.range(first, last).mapToObj(ind -> row(table, ind)).toList());
  }

  /** Changes a column of some rows. */
  void change(Table table, String column, String value, String condition) {
    spark.sql("UPDATE %s SET %s = %s WHERE %s".formatted(sql(table), column, value, condition));
  }

  void delete(Table table, String condition) {
    spark.sql("DELETE FROM %s WHERE %s".formatted(sql(table), condition));
  }

  void recordNothing(Table table) {
    spark.sql(
        "ALTER TABLE %s SET TBLPROPERTIES ('delta.enableChangeDataFeed' = 'false')"
            .formatted(sql(table)));
  }

  void optimize(Table table) {
    spark.sql("OPTIMIZE " + sql(table));
  }

  Dataset<Row> rows(Table table) {
    return spark.read().format("delta").load(location(table).text());
  }

  private String sql(Table table) {
    return "delta.`" + location(table) + "`";
  }

  private List<Object> row(Table table, int ind) {
    return switch (table) {
      case PIN ->
          Arrays.asList(
              ind,
              "id-" + ind,
              mostly("title"),
              null,
              random.nextInt(8) == 0 ? null : FOLLOWERS[random.nextInt(FOLLOWERS.length)],
              mostly("Poster " + random.nextInt(6)),
              "tag",
              "image",
              null,
              "/data/art",
              CATEGORIES[random.nextInt(CATEGORIES.length)]);
      case GEO ->
          Arrays.asList(ind, mostly("Country " + random.nextInt(8)), List.of(1.5, 2.5), time(2016));
      case USER ->
          Arrays.asList(
              ind, mostly("Person " + random.nextInt(3)), 15 + random.nextInt(40), time(2013));
    };
  }

  private String mostly(String text) {
    return random.nextInt(12) == 0 ? null : text;
  }

  private LocalDateTime time(int firstYear) {
    return LocalDateTime.of(
        firstYear + random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28), 23, 59, 59);
  }
}
