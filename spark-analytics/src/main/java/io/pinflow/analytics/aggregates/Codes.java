package io.pinflow.analytics.aggregates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers from 0 for values, in the order they were met. */
final class Codes<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<T, Integer> codes = new HashMap<>();
  private final ArrayList<T> values = new ArrayList<>();

  int of(T value) {
    Integer known = codes.get(value);
    if (known != null) {
      return known;
    }
    codes.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  T value(int code) {
    return values.get(code);
  }

  List<T> values() {
    return values;
  }
}
