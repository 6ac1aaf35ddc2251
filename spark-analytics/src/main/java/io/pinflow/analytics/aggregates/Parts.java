package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** One small thing made of each partition of rows, where the rows are. */
final class Parts {

  private Parts() {}

  /** Makes a part of the rows of a partition. */
  interface Maker<T extends Serializable> extends Serializable {
    T make(Iterator<Row> rows);
  }

  @SuppressWarnings("unchecked") // The encoder wants a public class.
  static <T extends Serializable> List<T> of(Dataset<Row> rows, Maker<T> maker) {
    MapPartitionsFunction<Row, Serializable> made =
        partition -> List.<Serializable>of(maker.make(partition)).iterator();
    return (List<T>)
        rows.mapPartitions(made, Encoders.javaSerialization(Serializable.class)).collectAsList();
  }
}
