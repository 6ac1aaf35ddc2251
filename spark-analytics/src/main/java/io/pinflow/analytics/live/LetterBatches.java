package io.pinflow.analytics.live;

import java.util.List;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Brings the cleaner's dead letters into the table of all dead letters. */
final class LetterBatches implements VoidFunction2<Dataset<Row>, Long> {

  private static final long serialVersionUID = 1L;
  private static final String QUERY_ID = "sql.streaming.queryId";

  private final transient DeadLetterTable letters;
  private final transient Gate gate;
  private final transient LiveDisplay display;
  private transient LiveCounts counts = LiveCounts.none("deadletter");

  LetterBatches(DeadLetterTable letters, Gate gate, LiveDisplay display) {
    this.letters = letters;
    this.gate = gate;
    this.display = display;
  }

  @Override
  public void call(Dataset<Row> batch, Long number) throws InterruptedException {
    gate.enter();
    long start = System.nanoTime();
    SparkSession spark = batch.sparkSession();
    List<List<Object>> rows = batch.collectAsList().stream().map(DeadLetter::ofCleaner).toList();
    BatchId id = new BatchId(spark.sparkContext().getLocalProperty(QUERY_ID), number);
    letters.append(spark, rows, id);
    if (!rows.isEmpty()) {
      Intake intake = new Intake(rows.size(), 0, List.of(), rows);
      double seconds = (System.nanoTime() - start) / 1e9;
      counts = counts.after(number, intake, PostTable.Written.NOTHING, letters.rows(), seconds, 0);
      display.batch(counts);
    }
  }
}
