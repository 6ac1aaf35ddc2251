package io.pinflow.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.struct;

import io.pinflow.records.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;

/**
 * The rows of landed topics as streams over their files.
 *
 * <p>Each row has a column {@value #ORDER} that orders the rows of one post as Kafka did: by the
 * first offset in the object's name ({@code <topic>+<partition>+<offset>.…}), then by the place in
 * the file. Objects of other names order by their time and name.
 */
final class LandedRows {

  /** Comparable place of a row; the larger came later. */
  static final String ORDER = "_order";

  /** Its message, on raw rows. */
  static final String MESSAGE = "value";

  private static final String OFFSET_IN_NAME = "\\+\\d+\\+(\\d+)\\.[^+/]*$";
  private static final String KEEP_FILES_OF_ANY_AGE = "36500d";

  private LandedRows() {}

  /** The cleaned rows of a topic's folder: the table's columns and their order. */
  static Dataset<Row> cleaned(SparkSession spark, Table table, Location folder) {
    return files(spark, "*.parquet")
        .schema(Schemas.of(table))
        .parquet(folder.text())
        .select(col("*"), order(col("_metadata.row_index")));
  }

  /** The lines of a topic's folder: {@value #MESSAGE} and their order. */
  static Dataset<Row> lines(SparkSession spark, Location folder) {
    return files(spark, "*.json")
        .text(folder.text())
        .select(
            col(MESSAGE),
            order(org.apache.spark.sql.functions.monotonically_increasing_id()),
            col("_metadata.file_name").as("file"));
  }

  private static DataStreamReader files(SparkSession spark, String names) {
    return spark
        .readStream()
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", names)
        .option("maxFileAge", KEEP_FILES_OF_ANY_AGE);
  }

  private static Column order(Column placeInBlock) {
    Column offset = regexp_extract(col("_metadata.file_name"), OFFSET_IN_NAME, 1);
    return struct(
            coalesce(offset.try_cast("bigint"), lit(-1L)).as("offset"),
            col("_metadata.file_modification_time").as("modified"),
            col("_metadata.file_name").as("file"),
            col("_metadata.file_block_start").as("block"),
            placeInBlock.as("row"))
        .as(ORDER);
  }
}
