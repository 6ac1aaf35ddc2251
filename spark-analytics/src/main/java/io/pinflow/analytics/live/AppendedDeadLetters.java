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

  AppendedDeadLetters(Location target, DeltaAppends appends) {
    this.target = target;
    this.appends = appends;
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
        appends.append(COLUMNS, letters, id);
        return;
      } catch (LostRaceException lost) {
        backoff.await(lost);
        appends.refresh();
      }
    }
  }
}
