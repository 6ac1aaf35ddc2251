package io.pinflow.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The one MERGE of all jobs: new posts are added, known ones changed where they differ.
 *
 * <p>It names the columns it has, so a table with more of them keeps what is in these.
 */
public final class MergeStatement {

  private MergeStatement() {}

  /** How many rows a MERGE added and changed. */
  public record Affected(long inserted, long updated) {}

  /**
   * Merges rows, one a key, into a Delta table.
   *
   * @param view a name for the rows that nothing else in the session has
   * @param key the column that tells rows apart
   * @param keys where the keys of the rows lie; only files that may have some of them are read
   */
  public static Affected run(
      Dataset<Row> rows, String view, Location target, String key, KeyRanges keys) {
    rows.createOrReplaceTempView(view);
    String statement =
        """
        MERGE INTO %s AS known USING %s AS new
        ON known.`%s` = new.`%s` AND %s
        WHEN MATCHED AND NOT (%s) THEN UPDATE SET %s
        WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)
        """
            .formatted(
                target.deltaName(),
                view,
                key,
                key,
                keys.condition("known.`" + key + "`"),
                each(rows, "known.`%1$s` <=> new.`%1$s`", " AND "),
                each(rows, "`%1$s` = new.`%1$s`", ", "),
                each(rows, "`%1$s`", ", "),
                each(rows, "new.`%1$s`", ", "));
    List<Row> affected = rows.sparkSession().sql(statement).collectAsList();
    return affected.isEmpty()
        ? new Affected(0, 0) // It was done before, by the same transaction of a stream.
        : new Affected(
            affected.get(0).getAs("num_inserted_rows"), affected.get(0).getAs("num_updated_rows"));
  }

  private static String each(Dataset<Row> rows, String pattern, String between) {
    return Arrays.stream(rows.columns())
        .map(pattern::formatted)
        .collect(Collectors.joining(between));
  }
}
