package io.pinflow.analytics.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of a count by the values of another column. */
record Totals(Map<String, Double> byName) {

  static Totals of(List<Row> rows, String name, String count) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (Row row : rows) {
      sums.merge(Leaders.called(row, name), row.count(count), Double::sum);
    }
    return new Totals(sums);
  }

  double sum() {
    return byName.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  double most() {
    return byName.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** The names with the largest sum; several where they are equal. */
  List<String> largest() {
    double most = most();
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The largest sum's share of everything. */
  String share() {
    return Wording.percent(most(), sum());
  }
}
