package io.pinflow.analytics.live;

import io.pinflow.analytics.Location;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Dead letters written by Spark, for platforms that commit their own way. */
final class WrittenDeadLetters implements DeadLetterTable {

  private final Location target;
  private long rows;

  WrittenDeadLetters(Location target, long rows) {
    this.target = target;
    this.rows = rows;
  }

  @Override
  public synchronized long rows() {
    return rows;
  }

  @Override
  public synchronized void append(SparkSession spark, List<List<Object>> letters, BatchId id) {
    if (letters.isEmpty()) {
      return;
    }
    List<Row> values = letters.stream().map(letter -> RowFactory.create(letter.toArray())).toList();
    spark
        .createDataFrame(values, DeadLetter.COLUMNS)
        .write()
        .format("delta")
        .mode("append")
        .option("txnAppId", id.query())
        .option("txnVersion", id.number())
        .save(target.text());
    rows += letters.size();
  }
}
