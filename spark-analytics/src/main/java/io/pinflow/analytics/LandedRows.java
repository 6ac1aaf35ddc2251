package io.pinflow.analytics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.struct;

import io.pinflow.records.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of landed files.
 *
 * <p>Each row has a column {@value #ORDER} that orders the rows of one post as Kafka did: by the
 * first offset in the object's name ({@code <topic>+<partition>+<offset>.…}), then by the place in
 * the file. Objects of other names order by their time and name.
 */
final class LandedRows {

  /** Number of the post. */
  static final String KEY = "ind";

  /** Comparable place of a row; the larger came later. */
  static final String ORDER = "_order";

  /** The topic, folders and name of the object that a raw row is in. */
  static final String FILE = "_file";

  private static final String OFFSET_IN_NAME = "\\+\\d+\\+(\\d+)\\.[^+/]*$";

  private static final String OBJECT = "([^/]+/(?:[^/]+(?:=|%3D)[^/]*/)*[^/]+)$";

  private LandedRows() {}

  /** The rows of cleaned files: the table's columns and their order. */
  static Dataset<Row> cleaned(SparkSession spark, Table table, List<String> files) {
    return spark
        .read()
        .option("recursiveFileLookup", "true")
        .schema(Schemas.of(table))
        .parquet(files.toArray(String[]::new))
        .select(col("*"), order(col("_metadata.row_index")))
        .where(col(KEY).isNotNull());
  }

  /** The rows of raw files after their cleaning, and what was refused; see {@link RawCleaning}. */
  static Dataset<Row> raw(SparkSession spark, Table table, List<String> files) {
    Dataset<Row> lines =
        spark
            .read()
            .option("recursiveFileLookup", "true")
            .text(files.toArray(String[]::new))
            .select(col("value"), order(monotonically_increasing_id()), object().as(FILE));
    return RawCleaning.clean(table, lines);
  }

  /**
   * The object that a row is in: {@code <topic>/partition=0/<name>}, wherever the input folder is.
   * The topic's folder is the last without a {@code =} before the name.
   */
  static Column object() {
    return regexp_extract(col("_metadata.file_path"), OBJECT, 1);
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
