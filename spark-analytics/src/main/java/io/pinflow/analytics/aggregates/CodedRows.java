package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The {@code ind}s of a part of a table, each with a code for what its row says. */
final class CodedRows<T extends Serializable> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** In the place of a word's code or of a year. */
  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final Codes<T> codes = new Codes<>();
  private int[] inds = new int[1024];
  private char[] coded = new char[1024];
  private int size;

  /** What a row says, made of a word and a year, each null where it is not known. */
  interface Value<T> extends BiFunction<String, Integer, T>, Serializable {}

  /**
   * Rows of a partition; more values than codes make them unusable.
   *
   * @param rows each an {@code ind}, a word, and a date or time
   */
  static <T extends Serializable> CodedRows<T> of(
      Iterator<InternalRow> rows, Years years, Value<T> value) {
    CodedRows<T> all = new CodedRows<>();
    Words words = new Words();
    PairCodes known = new PairCodes();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int word = row.isNullAt(1) ? UNKNOWN : words.of(row.getUTF8String(1));
      int year = row.isNullAt(2) ? UNKNOWN : years.of(row, 2);
      int code = known.of(word, year);
      if (code == PairCodes.NONE) {
        code =
            all.codes.of(
                value.apply(
                    word == UNKNOWN ? null : words.value(word), year == UNKNOWN ? null : year));
        known.put(word, year, code);
      }
      all.add(row.getInt(0), code);
    }
    all.inds = Arrays.copyOf(all.inds, all.size);
    all.coded = Arrays.copyOf(all.coded, all.size);
    return all;
  }

  private void add(int ind, int code) {
    if (size == inds.length) {
      inds = Arrays.copyOf(inds, size * 2);
      coded = Arrays.copyOf(coded, size * 2);
    }
    inds[size] = ind;
    coded[size] = (char) code;
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
