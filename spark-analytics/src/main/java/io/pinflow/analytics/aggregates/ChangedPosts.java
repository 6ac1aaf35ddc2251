package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.pinflow.analytics.KeyRanges;
import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The facts of posts that changed in any of the tables, as they were and as they are.
 *
 * <p>What a post has in a table where it did not change is looked up there, in the files that may
 * hold it; for new posts there is nothing to look up.
 */
final class ChangedPosts implements AutoCloseable {

  private static final long BLOCK = 4096;
  private static final String[] KEY = {ChangedRows.KEY};

  private final SparkSession spark;
  private final Map<Table, Source> sources;
  private final Map<Table, Dataset<Row>> changes;
  private final List<Dataset<Row>> held = new ArrayList<>();

  /**
   * Changed posts.
   *
   * @param changes of each table, as {@link ChangedRows} gives them
   * @param sources the tables after the changes
   */
  ChangedPosts(SparkSession spark, Map<Table, Source> sources, Map<Table, Dataset<Row>> changes) {
    this.spark = spark;
    this.sources = sources;
    this.changes = changes;
  }

  /** Each changed post as it was, taken away, and as it is, added. */
  Dataset<Row> posts() {
    Dataset<Row> affected = hold(affected());
    Row missing =
        affected
            .agg(lit(0).as("_"), Facts.each(table -> count_if(missing(table)).as(table.name())))
            .head();
    Dataset<Row> complete = affected;
    for (Table table : Table.values()) {
      complete = completed(complete, table, missing.getAs(table.name()));
    }
    return side(complete, ChangedRows.BEFORE, -1).unionByName(side(complete, ChangedRows.AFTER, 1));
  }

  /** How many rows of the user table came, less those that went, by year of joining. */
  Map<Integer, Long> joined() {
    Map<Integer, Long> numbers = new HashMap<>();
    marked(Table.USER)
        .select(
            explode(
                    array(
                        struct(year(ChangedRows.BEFORE).as("year"), lit(-1L).as("number")),
                        struct(year(ChangedRows.AFTER).as("year"), lit(1L).as("number"))))
                .as("one"))
        .where(col("one.year").isNotNull())
        .groupBy("one.year")
        .agg(sum("one.number"))
        .collectAsList()
        .forEach(row -> numbers.put(row.getInt(0), row.getLong(1)));
    return numbers;
  }

  private static Column year(String side) {
    return col(name(Table.USER, side) + "." + Facts.JOINING_YEAR);
  }

  /** How many rows a table has more than before. */
  long more(Table table) {
    Row counts = changes.get(table).agg(count(ChangedRows.AFTER), count(ChangedRows.BEFORE)).head();
    return counts.getLong(0) - counts.getLong(1);
  }

  private Dataset<Row> affected() {
    return marked(Table.PIN)
        .join(marked(Table.GEO), KEY, "full_outer")
        .join(marked(Table.USER), KEY, "full_outer");
  }

  private Dataset<Row> marked(Table table) {
    return changes
        .get(table)
        .select(
            col(ChangedRows.KEY),
            Facts.ofRow(table, ChangedRows.BEFORE).as(name(table, ChangedRows.BEFORE)),
            Facts.ofRow(table, ChangedRows.AFTER).as(name(table, ChangedRows.AFTER)),
            lit(true).as(name(table, "changed")));
  }

  /** Whether a row decides something but did not change; a pin decides with each of the others. */
  private static Column missing(Table table) {
    Column unchanged = col(name(table, "changed")).isNull();
    return table == Table.PIN
        ? unchanged
        : unchanged.and(col(name(Table.PIN, "changed")).isNotNull());
  }

  private Dataset<Row> completed(Dataset<Row> affected, Table table, long missing) {
    if (missing == 0 || !sources.get(table).exists()) {
      return affected;
    }
    Dataset<Row> wanted = affected.where(missing(table)).select(ChangedRows.KEY);
    Column row = struct(Facts.NAMES.get(table).stream().map(c -> col(c)).toArray(Column[]::new));
    String found = name(table, "found");
    Dataset<Row> unchanged =
        Posts.facts(spark, sources, table)
            .where(around(wanted).condition(ChangedRows.KEY))
            .join(broadcast(wanted), KEY, "left_semi")
            .select(col(ChangedRows.KEY), row.as(found));
    Column before = col(name(table, ChangedRows.BEFORE));
    Column after = col(name(table, ChangedRows.AFTER));
    return affected
        .join(broadcast(unchanged), KEY, "left_outer")
        .withColumn(name(table, ChangedRows.BEFORE), coalesce(before, col(found)))
        .withColumn(name(table, ChangedRows.AFTER), coalesce(after, col(found)))
        .drop(found);
  }

  /** By blocks of them, which are few. */
  private static KeyRanges around(Dataset<Row> rows) {
    return KeyRanges.of(
        rows
            .select(floor(col(ChangedRows.KEY).divide(BLOCK)).cast("bigint"))
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getLong(0) * BLOCK)
            .map(first -> new KeyRanges.Range(first, first + BLOCK - 1))
            .toList());
  }

  private static Dataset<Row> side(Dataset<Row> posts, String side, int sign) {
    List<Column> columns = new ArrayList<>(List.of(col(ChangedRows.KEY), lit(sign).as(Posts.SIGN)));
    for (Table table : Table.values()) {
      Facts.NAMES
          .get(table)
          .forEach(fact -> columns.add(col(name(table, side) + "." + fact).as(fact)));
    }
    return posts
        .where(col(name(Table.PIN, side)).isNotNull())
        .select(columns.toArray(Column[]::new));
  }

  private static String name(Table table, String what) {
    return table.topicSuffix() + "_" + what;
  }

  private Dataset<Row> hold(Dataset<Row> rows) {
    held.add(rows.persist(StorageLevel.MEMORY_AND_DISK()));
    return rows;
  }

  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }
}
