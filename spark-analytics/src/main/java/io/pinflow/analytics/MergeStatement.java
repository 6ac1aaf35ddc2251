package io.pinflow.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The one MERGE of all jobs: new posts are added, known ones changed where they differ. */
public final class MergeStatement {

  private MergeStatement() {}

  /** How many rows a MERGE added and changed. */
  public record Affected(long inserted, long updated) {}

  /**
   * Merges rows, one a key, into a Delta table.
   *
   * @param view a name for the rows that nothing else in the session has
   * @param key the column that tells rows apart
   */
  public static Affected run(Dataset<Row> rows, String view, Location target, String key) {
    rows.createOrReplaceTempView(view);
    String statement =
        """
        MERGE INTO delta.`%s` AS known USING %s AS new ON known.%s = new.%s
        WHEN MATCHED AND NOT (%s) THEN UPDATE SET *
        WHEN NOT MATCHED THEN INSERT *
        """
            .formatted(target.text().replace("`", "``"), view, key, key, sameColumns(rows));
    List<Row> affected = rows.sparkSession().sql(statement).collectAsList();
    return affected.isEmpty()
        ? new Affected(0, 0) // It was done before, by the same transaction of a stream.
        : new Affected(
            affected.get(0).getAs("num_inserted_rows"), affected.get(0).getAs("num_updated_rows"));
  }

  private static String sameColumns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .map(column -> "known.`" + column + "` <=> new.`" + column + "`")
        .collect(Collectors.joining(" AND "));
  }
}
