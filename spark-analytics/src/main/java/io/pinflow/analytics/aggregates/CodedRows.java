package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** The {@code ind}s of a part of a table, each with a code for what its row says. */
final class CodedRows<T extends Serializable> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Codes<T> codes = new Codes<>();
  private int[] inds = new int[1024];
  private char[] coded = new char[1024];
  private int size;

  /** Rows of a partition; more values than codes make them unusable. */
  static <T extends Serializable> CodedRows<T> of(Iterator<Row> rows, Function<Row, T> value) {
    CodedRows<T> all = new CodedRows<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      all.add(row.getInt(0), value.apply(row));
    }
    all.inds = Arrays.copyOf(all.inds, all.size);
    all.coded = Arrays.copyOf(all.coded, all.size);
    return all;
  }

  private void add(int ind, T value) {
    if (size == inds.length) {
      inds = Arrays.copyOf(inds, size * 2);
      coded = Arrays.copyOf(coded, size * 2);
    }
    inds[size] = ind;
    coded[size] = (char) codes.of(value);
    size++;
  }

  Codes<T> codes() {
    return codes;
  }

  int size() {
    return size;
  }

  int ind(int row) {
    return inds[row];
  }

  int code(int row) {
    return coded[row];
  }
}
