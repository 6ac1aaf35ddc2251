package io.pinflow.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_millis;

import io.pinflow.analytics.tables.TableMaker;
import io.pinflow.analytics.tables.TableProperties;
import io.pinflow.records.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What could not be cleaned, as a Delta table: where it came from, why, and the value itself. */
final class DeadLetters {

  private static final StructType ENVELOPE =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("timestamp", DataTypes.LongType)
          .add("headers", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add("value", DataTypes.StringType)
          .add("value_base64", DataTypes.StringType);

  /** The landed object that a letter was found in: topic, folders and name. */
  private static final String OBJECT = "object";

  private static final String NAME_WITH_OFFSET = "([^/]*)\\+(\\d+)\\+(\\d+)\\.[^+/]*$";

  private final Location table;
  private final Folders folders;
  private final AtomicBoolean upToDate = new AtomicBoolean();

  DeadLetters(Location table, Folders folders) {
    this.table = table;
    this.folders = folders;
  }

  /** The letters in files of the landed dead letter topic. */
  static Dataset<Row> landed(SparkSession spark, List<String> files) {
    return spark
        .read()
        .option("recursiveFileLookup", "true")
        .schema(ENVELOPE)
        .json(files.toArray(String[]::new))
        .select(col("*"), LandedRows.object().as(OBJECT))
        .select(
            coalesce(header("__streams.errors.topic"), col("topic")).as("topic"),
            coalesce(header("__streams.errors.partition").try_cast("int"), col("partition"))
                .as("partition"),
            coalesce(header("__streams.errors.offset").try_cast("bigint"), col("offset"))
                .as("offset"),
            timestamp_millis(col("timestamp")).as("timestamp"),
            header("pinflow.errors.table").as("table"),
            header("pinflow.errors.field").as("field"),
            header("pinflow.errors.reason").as("reason"),
            header("__streams.errors.message").as("message"),
            header("pinflow.errors.remedy").as("remedy"),
            coalesce(col("value"), col("value_base64")).as("value"),
            col(OBJECT));
  }

  private static Column header(String name) {
    return col("headers").getItem(name);
  }

  /**
   * The refusals of {@link RawCleaning} as letters; the offset is that of their file's first
   * record.
   */
  static Dataset<Row> refused(Table of, Dataset<Row> refusals) {
    Column file = col(LandedRows.FILE);
    return refusals.select(
        regexp_extract(file, NAME_WITH_OFFSET, 1).as("topic"),
        regexp_extract(file, NAME_WITH_OFFSET, 2).try_cast("int").as("partition"),
        regexp_extract(file, NAME_WITH_OFFSET, 3).try_cast("bigint").as("offset"),
        col(LandedRows.ORDER).getField("modified").as("timestamp"),
        lit(of.topicSuffix()).as("table"),
        reason("field"),
        reason("reason"),
        reason("message"),
        reason("remedy"),
        reason("value"),
        file.as(OBJECT));
  }

  private static Column reason(String part) {
    return col(RawCleaning.REFUSAL).getField(part).as(part);
  }

  /**
   * Adds letters, once however often the same objects are read: all letters of an object are added
   * in one version, so one of them says that all are there. One stream at a time: two that make the
   * table at once would refuse each other.
   */
  synchronized void append(Dataset<Row> letters) {
    if (letters.isEmpty()) {
      return;
    }
    if (folders.isDeltaTable(table) && upToDate.compareAndSet(false, true)) {
      new TableMaker(letters.sparkSession(), folders)
          .bringUpToDate(table, letters.schema(), TableProperties.letters());
    }
    Dataset<Row> missing = missing(letters);
    if (!missing.isEmpty()) {
      TableMaker.making(missing, TableProperties.letters()).save(table.text());
    }
  }

  private Dataset<Row> missing(Dataset<Row> letters) {
    if (!folders.isDeltaTable(table)) {
      return letters;
    }
    Dataset<Row> known = letters.sparkSession().read().format("delta").load(table.text());
    return letters.join(
        known.select(OBJECT).where(col(OBJECT).isNotNull()).distinct(),
        new String[] {OBJECT},
        "left_anti");
  }

  /** How often each table's field was refused for each reason, the most frequent first. */
  List<Row> counts(SparkSession spark) {
    if (!folders.isDeltaTable(table)) {
      return List.of();
    }
    Column first = struct(col("topic"), col("partition"), col("offset"), col("message"));
    return spark
        .read()
        .format("delta")
        .load(table.text())
        .groupBy(col("table"), col("reason"), col("field"))
        .agg(
            count(lit(1)).as("count"),
            min_by(col("message"), first).as("example"),
            min_by(col("remedy"), first).as("remedy"))
        .orderBy(col("count").desc(), col("table"), col("reason"), col("field"))
        .collectAsList();
  }
}
