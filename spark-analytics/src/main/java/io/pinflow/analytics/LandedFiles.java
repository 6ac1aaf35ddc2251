package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The files of a landed topic as a stream of their paths.
 *
 * <p>The stream only remembers which files were read. Their content is read in each batch as a
 * table, of which Spark reads no column that is not asked for; a stream's own batch has to be read
 * whole for every question.
 */
final class LandedFiles {

  private static final StructType FILE =
      new StructType()
          .add("path", DataTypes.StringType, false)
          .add("modificationTime", DataTypes.TimestampType, false)
          .add("length", DataTypes.LongType, false)
          .add("content", DataTypes.BinaryType, true);

  private static final String KEEP_FILES_OF_ANY_AGE = "36500d";

  private LandedFiles() {}

  /**
   * New files of a folder and the folders in it.
   *
   * @param names which, as a glob such as {@code *.parquet}
   */
  static Dataset<Row> stream(SparkSession spark, Location folder, String names) {
    return spark
        .readStream()
        .format("binaryFile")
        .schema(FILE)
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", names)
        .option("maxFileAge", KEEP_FILES_OF_ANY_AGE)
        .load(folder.text())
        .select(col("path"));
  }

  /** The paths in a batch of the stream. */
  static List<String> paths(Dataset<Row> batch) {
    return batch.as(Encoders.STRING()).collectAsList().stream().sorted().toList();
  }
}
