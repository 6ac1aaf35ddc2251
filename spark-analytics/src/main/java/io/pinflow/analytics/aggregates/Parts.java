package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** One small thing made of each partition of rows, where the rows are. */
final class Parts {

  private Parts() {}

  /** Makes a part of the rows of a partition. */
  interface Maker<T extends Serializable> extends Serializable {

    /**
     * The part.
     *
     * @param rows in Spark's own form, each good until the next is asked for
     */
    T make(Iterator<InternalRow> rows);
  }

  static <T extends Serializable> List<T> of(Dataset<Row> rows, Maker<T> maker) {
    // To make an object of each row and its values takes several times as long as to read them.
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(partition -> List.of(maker.make(partition)).iterator())
        .collect();
  }
}
