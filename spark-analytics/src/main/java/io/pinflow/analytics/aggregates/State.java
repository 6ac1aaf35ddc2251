package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * All aggregates as they are kept: in one table, so that they and the versions they stand for
 * change in one commit.
 *
 * @param content cells, leaders and sources; each row says by its kind which
 * @param sources the versions of the tables that the rest stands for
 */
record State(Dataset<Row> content, Map<Table, Counted> sources) {

  private static final String LEADER = "leader";
  private static final String SOURCE = "source";
  private static final String SOURCE_ID = "source_id";
  private static final String VERSION = "source_version";
  private static final StructType COLUMNS =
      Cells.COLUMNS
          .add(Facts.POSTER, DataTypes.StringType)
          .add(Leaders.FLOOR, DataTypes.IntegerType)
          .add(SOURCE, DataTypes.StringType)
          .add(SOURCE_ID, DataTypes.StringType)
          .add(VERSION, DataTypes.LongType);

  /**
   * A table as it was when it was aggregated.
   *
   * @param rows how many it had
   */
  record Counted(String id, long version, long rows) {

    boolean is(Source source) {
      return id.equals(source.id()) && version == source.version();
    }
  }

  /** The state of parts. */
  static State of(
      SparkSession spark, Dataset<Row> cells, Dataset<Row> leaders, Map<Table, Counted> sources) {
    return new State(
        inColumns(cells)
            .unionByName(inColumns(leaders.withColumn(Cells.KIND, lit(LEADER))))
            .unionByName(ofSources(spark, sources)),
        sources);
  }

  /** The state in a table. */
  static State read(Dataset<Row> content) {
    Map<Table, Counted> sources = new EnumMap<>(Table.class);
    for (Row row : content.where(col(Cells.KIND).equalTo(SOURCE)).collectAsList()) {
      sources.put(
          Table.valueOf(row.getAs(SOURCE)),
          new Counted(row.getAs(SOURCE_ID), row.getAs(VERSION), row.getAs(Cells.NUMBER)));
    }
    return new State(content, sources);
  }

  State {
    sources = Map.copyOf(sources);
  }

  /** Whether a table of this shape can be read. */
  static boolean fits(Dataset<Row> content) {
    return Arrays.asList(content.columns()).equals(Arrays.asList(COLUMNS.fieldNames()));
  }

  /** The same, in memory: nothing is computed again, and what it came from may go. */
  State held() {
    content.persist(StorageLevel.MEMORY_AND_DISK()).count();
    return this;
  }

  Dataset<Row> cells() {
    return content
        .where(not(SOURCE).and(not(LEADER)))
        .select(Arrays.stream(Cells.COLUMNS.fieldNames()).map(c -> col(c)).toArray(Column[]::new));
  }

  Dataset<Row> cells(String kind) {
    return content.where(col(Cells.KIND).equalTo(kind));
  }

  Dataset<Row> leaders() {
    return content
        .where(col(Cells.KIND).equalTo(LEADER))
        .select(Facts.COUNTRY, Facts.POSTER, Facts.FOLLOWERS, Cells.NUMBER, Leaders.FLOOR);
  }

  private static Column not(String kind) {
    return col(Cells.KIND).notEqual(kind);
  }

  private static Dataset<Row> ofSources(SparkSession spark, Map<Table, Counted> sources) {
    List<Row> rows = new ArrayList<>();
    sources.forEach(
        (table, counted) ->
            rows.add(
                RowFactory.create(
                    SOURCE, table.name(), counted.id(), counted.version(), counted.rows())));
    StructType columns =
        new StructType()
            .add(Cells.KIND, DataTypes.StringType)
            .add(SOURCE, DataTypes.StringType)
            .add(SOURCE_ID, DataTypes.StringType)
            .add(VERSION, DataTypes.LongType)
            .add(Cells.NUMBER, DataTypes.LongType);
    return inColumns(spark.createDataFrame(rows, columns));
  }

  private static Dataset<Row> inColumns(Dataset<Row> rows) {
    List<String> known = Arrays.asList(rows.columns());
    return rows.select(
        Arrays.stream(COLUMNS.fields())
            .map(
                field ->
                    known.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }
}
