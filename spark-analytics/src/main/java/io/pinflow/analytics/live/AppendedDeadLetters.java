package io.pinflow.analytics.live;

import io.pinflow.analytics.Location;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Dead letters written without Spark; one query at a time. */
final class AppendedDeadLetters implements DeadLetterTable {

  private static final List<String> COLUMNS = Arrays.asList(DeadLetter.COLUMNS.fieldNames());

  private final Location target;
  private final DeltaAppends appends;
  private long rows;

  AppendedDeadLetters(Location target, DeltaAppends appends, long rows) {
    this.target = target;
    this.appends = appends;
    this.rows = rows;
  }

  @Override
  public synchronized long rows() {
    return rows;
  }

  @Override
  public synchronized void append(SparkSession spark, List<List<Object>> letters, BatchId id)
      throws InterruptedException {
    Backoff backoff = new Backoff(target.text());
    while (!letters.isEmpty()) {
      try {
        if (appends.behind()) {
          appends.refresh();
        }
        rows += appends.append(COLUMNS, letters, id);
        return;
      } catch (LostRaceException lost) {
        backoff.await(lost);
        appends.refresh();
      }
    }
  }
}
