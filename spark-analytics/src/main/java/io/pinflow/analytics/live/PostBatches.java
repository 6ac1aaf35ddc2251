package io.pinflow.analytics.live;

import io.pinflow.records.Table;
import java.util.List;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What one table does with its micro-batches: dead letters first, then the posts, each once.
 *
 * <p>A micro-batch is small: the sources bound it, and it is worked on in the driver.
 */
final class PostBatches implements VoidFunction2<Dataset<Row>, Long> {

  private static final long serialVersionUID = 1L;
  private static final String QUERY_ID = "sql.streaming.queryId";

  private final transient Table table;
  private final transient PostReader reader;
  private final transient PostTable posts;
  private final transient DeadLetterTable letters;
  private final transient Gate gate;
  private final transient LiveDisplay display;
  private transient LiveCounts counts;

  PostBatches(
      Table table,
      PostReader reader,
      PostTable posts,
      DeadLetterTable letters,
      Gate gate,
      LiveDisplay display) {
    this.table = table;
    this.reader = reader;
    this.posts = posts;
    this.letters = letters;
    this.gate = gate;
    this.display = display;
    this.counts = LiveCounts.none(table.topicSuffix());
  }

  @Override
  public void call(Dataset<Row> batch, Long number) throws InterruptedException {
    gate.enter();
    long start = System.nanoTime();
    SparkSession spark = batch.sparkSession();
    List<Message> messages = batch.collectAsList().stream().map(Message::new).toList();
    if (messages.isEmpty()) {
      return;
    }
    BatchId id = new BatchId(spark.sparkContext().getLocalProperty(QUERY_ID), number);
    Intake intake = Intake.of(table, reader, messages);
    letters.append(spark, intake.letters(), id);
    PostTable.Written written = posts.write(spark, intake.posts(), id);
    show(number, messages, intake, written, (System.nanoTime() - start) / 1e9);
  }

  private void show(
      long number,
      List<Message> messages,
      Intake intake,
      PostTable.Written written,
      double seconds) {
    long oldest = messages.stream().mapToLong(Message::arrived).min().orElseThrow();
    long behind = Math.max(0, System.currentTimeMillis() - oldest / 1_000);
    counts = counts.after(number, intake, written, posts.rows(), seconds, behind);
    display.batch(counts);
  }
}
