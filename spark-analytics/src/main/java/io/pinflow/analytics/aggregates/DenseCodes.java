package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each post's row of a table says, as one array over all {@code ind}s: a join that needs no
 * more than a look into it.
 */
final class DenseCodes<T extends Serializable> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MAX_CODES = Character.MAX_VALUE;

  private final int first;
  private final char[] places;
  private final Codes<T> codes = new Codes<>();

  private DenseCodes(int first, int last) {
    this.first = first;
    this.places = new char[last - first + 1];
  }

  /** Parts put together. */
  static <T extends Serializable> DenseCodes<T> of(List<CodedRows<T>> parts, int first, int last) {
    DenseCodes<T> all = new DenseCodes<>(first, last);
    parts.forEach(all::add);
    return all;
  }

  private void add(CodedRows<T> part) {
    char[] known = new char[part.codes().values().size()];
    for (int code = 0; code < known.length; code++) {
      known[code] = (char) (codes.of(part.codes().value(code)) + 1);
    }
    for (int row = 0; row < part.size(); row++) {
      places[part.ind(row) - first] = known[part.code(row)];
    }
  }

  /** Whether there are codes enough for all that the parts say. */
  static <T extends Serializable> boolean fits(List<CodedRows<T>> parts) {
    Set<T> values = new HashSet<>();
    parts.forEach(part -> values.addAll(part.codes().values()));
    return values.size() < MAX_CODES;
  }

  Codes<T> codes() {
    return codes;
  }

  /** The code of a post, {@link Tally#NONE} where it has no row. */
  int of(int ind) {
    int place = ind - first;
    return place < 0 || place >= places.length ? Tally.NONE : places[place] - 1;
  }
}
