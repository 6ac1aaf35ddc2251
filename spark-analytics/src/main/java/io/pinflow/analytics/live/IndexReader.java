package io.pinflow.analytics.live;

import io.pinflow.analytics.Location;
import io.pinflow.analytics.Schemas;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads the digest of every row of one version of a table. */
final class IndexReader {

  private static final StructType DIGESTS =
      new StructType().add("ind", DataTypes.IntegerType).add("digest", DataTypes.LongType);

  private final StructType columns;
  private final Location target;

  IndexReader(Table table, Location target) {
    this.columns = Schemas.of(table);
    this.target = target;
  }

  PostIndex read(SparkSession spark, long version) {
    Column[] names = Arrays.stream(columns.fieldNames()).map(functions::col).toArray(Column[]::new);
    Iterator<Row> rows =
        spark
            .read()
            .format("delta")
            .option("versionAsOf", version)
            .load(target.text())
            .select(names)
            .where(functions.col("ind").isNotNull())
            .map(digest(columns), Encoders.row(DIGESTS))
            .toLocalIterator();
    PostIndex index = new PostIndex();
    rows.forEachRemaining(row -> index.put(row.getInt(0), row.getLong(1)));
    return index;
  }

  private static MapFunction<Row, Row> digest(StructType columns) {
    return row -> RowFactory.create(row.getInt(0), post(row, columns).digest());
  }

  private static Post post(Row row, StructType columns) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      boolean list = columns.apply(column).dataType() instanceof ArrayType;
      values.add(list && !row.isNullAt(column) ? row.getList(column) : row.get(column));
    }
    return new Post(row.getInt(0), values);
  }
}
