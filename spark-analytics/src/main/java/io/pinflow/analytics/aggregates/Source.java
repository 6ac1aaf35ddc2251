package io.pinflow.analytics.aggregates;

import io.delta.tables.DeltaTable;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Schemas;
import io.pinflow.records.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One version of a table of posts.
 *
 * @param version -1 where there is no table yet
 * @param id what Delta calls the table; another one after it was deleted and made again
 */
record Source(Table table, Location location, long version, String id) {

  private static final long NONE = -1;

  /** The newest version. */
  static Source newest(SparkSession spark, Folders folders, Table table, Location location) {
    long version = folders.deltaVersion(location);
    String id =
        version == NONE
            ? ""
            : DeltaTable.forPath(spark, location.text()).detail().select("id").head().getString(0);
    return new Source(table, location, version, id);
  }

  boolean exists() {
    return version != NONE;
  }

  /** Its rows, with all columns. */
  Dataset<Row> rows(SparkSession spark) {
    return exists()
        ? spark.read().format("delta").option("versionAsOf", version).load(location.text())
        : spark.createDataFrame(List.of(), Schemas.of(table));
  }
}
