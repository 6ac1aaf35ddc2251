package io.pinflow.analytics.runlog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.tables.TableMaker;
import io.pinflow.analytics.tables.TableProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Delta table with a row a run, and its last rows as JSON lines beside the answers. */
public final class RunLog {

  private static final String FILE = "runs.jsonl";
  private static final int LAST_RUNS = 30;

  /** Runs are read in the order of their starts. */
  private static final TableProperties PROPERTIES =
      new TableProperties(
          Map.of("delta.dataSkippingStatsColumns", "started"), Map.of(), Optional.empty());

  private final SparkSession spark;
  private final Folders folders;
  private final Location table;
  private final Location results;

  /**
   * The run log of a user.
   *
   * @param table the place of the Delta table
   * @param results the folder of the answers
   */
  public RunLog(SparkSession spark, Folders folders, Location table, Location results) {
    this.spark = spark;
    this.folders = folders;
    this.table = table;
    this.results = results;
  }

  /** Adds a run, and writes the last {@value #LAST_RUNS} for people and programs. */
  public void add(RunRecord run) {
    Dataset<Row> row = spark.createDataFrame(List.of(run.row()), RunRecord.COLUMNS).coalesce(1);
    TableMaker.making(row, PROPERTIES).save(table.text());
    String lines = String.join("\n", last()) + "\n";
    folders.write(results.resolve(FILE), lines.getBytes(StandardCharsets.UTF_8));
  }

  /** Oldest first. */
  private List<String> last() {
    Dataset<Row> runs = spark.read().format("delta").load(table.text());
    return runs.orderBy(col("started").desc())
        .limit(LAST_RUNS)
        .orderBy("started")
        .select(
            to_json(
                struct("*"),
                Map.of("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "timeZone", "UTC")))
        .as(Encoders.STRING())
        .collectAsList();
  }
}
