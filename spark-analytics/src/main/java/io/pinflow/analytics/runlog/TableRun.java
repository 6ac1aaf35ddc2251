package io.pinflow.analytics.runlog;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What one run brought into one table, the rows it has now and their version. */
public record TableRun(
    long objects,
    long bytes,
    long rowsRead,
    long inserted,
    long updated,
    long rows,
    long deltaVersion) {

  static final StructType COLUMNS =
      new StructType()
          .add("objects", DataTypes.LongType)
          .add("bytes", DataTypes.LongType)
          .add("rows_read", DataTypes.LongType)
          .add("inserted", DataTypes.LongType)
          .add("updated", DataTypes.LongType)
          .add("rows", DataTypes.LongType)
          .add("delta_version", DataTypes.LongType);

  Row row() {
    return RowFactory.create(objects, bytes, rowsRead, inserted, updated, rows, deltaVersion);
  }
}
