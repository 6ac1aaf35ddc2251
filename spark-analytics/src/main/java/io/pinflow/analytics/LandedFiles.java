package io.pinflow.analytics;

import io.pinflow.analytics.BatchSettings.FileSource;
import io.pinflow.analytics.BatchSettings.Intake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
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
   * New files of a folder and the folders in it, oldest first.
   *
   * @param ending of their names, such as {@code .parquet}
   */
  static Dataset<Row> stream(SparkSession spark, Location folder, String ending, Intake intake) {
    DataStreamReader reader =
        intake.files() == FileSource.AUTO_LOADER
            ? autoLoader(spark, intake)
            : listing(spark, intake);
    return reader
        .schema(FILE)
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", "*" + ending)
        .options(intake.fileOptions())
        .load(folder.text())
        .select("path", "modificationTime", "length");
  }

  private static DataStreamReader listing(SparkSession spark, Intake intake) {
    DataStreamReader reader =
        spark.readStream().format("binaryFile").option("maxFileAge", KEEP_FILES_OF_ANY_AGE);
    return intake
        .size()
        .objects()
        .map(objects -> reader.option("maxFilesPerTrigger", objects))
        .orElseGet(() -> reader.option("maxBytesPerTrigger", intake.size().bytes()));
  }

  private static DataStreamReader autoLoader(SparkSession spark, Intake intake) {
    return spark
        .readStream()
        .format("cloudFiles")
        .option("cloudFiles.format", "binaryFile")
        .options(
            intake
                .size()
                .objects()
                .map(objects -> Map.of("cloudFiles.maxFilesPerTrigger", objects.toString()))
                .orElseGet(
                    () ->
                        Map.of(
                            "cloudFiles.maxBytesPerTrigger",
                            Long.toString(intake.size().bytes()))));
  }

  /** The files in a batch of the stream. */
  static List<LandedFile> in(Dataset<Row> batch) {
    return batch.collectAsList().stream()
        .map(
            row ->
                new LandedFile(row.getString(0), row.getTimestamp(1).toInstant(), row.getLong(2)))
        .sorted(Comparator.comparing(LandedFile::path))
        .toList();
  }

  /** The same files in pieces of a batch's size, oldest first. */
  static List<List<LandedFile>> pieces(List<LandedFile> files, BatchSettings.BatchSize size) {
    List<List<LandedFile>> pieces = new ArrayList<>();
    List<LandedFile> piece = new ArrayList<>();
    long bytes = 0;
    for (LandedFile file : inOrder(files)) {
      boolean full =
          size.objects().isPresent()
              ? piece.size() == size.objects().get()
              : bytes + file.bytes() > size.bytes();
      if (full && !piece.isEmpty()) {
        pieces.add(List.copyOf(piece));
        piece.clear();
        bytes = 0;
      }
      piece.add(file);
      bytes += file.bytes();
    }
    if (!piece.isEmpty()) {
      pieces.add(List.copyOf(piece));
    }
    return pieces;
  }

  private static List<LandedFile> inOrder(List<LandedFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(LandedFile::modified).thenComparing(LandedFile::path))
        .toList();
  }

  /** Their paths, for Spark to read. */
  static List<String> paths(List<LandedFile> files) {
    return files.stream().map(LandedFile::path).toList();
  }

  /** Their bytes together. */
  static long bytes(List<LandedFile> files) {
    return files.stream().mapToLong(LandedFile::bytes).sum();
  }
}
