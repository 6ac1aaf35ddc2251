package io.pinflow.analytics.results;

import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a query answered.
 *
 * @param columns of the rows
 */
public record QueryAnswer(Query query, QueryOptions options, StructType columns, List<Row> rows) {

  static final String RUN_ID = "run_id";
  static final String ANSWERED_AT = "answered_at";

  /** The columns of the table that keeps the answers to the query. */
  StructType historyColumns() {
    StructType all = columns;
    all = all.add(RUN_ID, DataTypes.StringType).add(ANSWERED_AT, DataTypes.TimestampType);
    for (String option : options.values().keySet()) {
      all = all.add(option, DataTypes.StringType);
    }
    return all;
  }

  /** The names of what makes two answers different. */
  List<String> comparedColumns() {
    List<String> names = new ArrayList<>(Arrays.asList(columns.fieldNames()));
    names.addAll(options.values().keySet());
    return names;
  }

  /** The values of {@link #comparedColumns}; an answer without rows is one row without values. */
  List<List<Object>> comparedRows() {
    return contents().stream().map(values -> joined(values, options.values().values())).toList();
  }

  /** The values of {@link #historyColumns}. */
  List<List<Object>> historyRows(String runId, Instant answeredAt) {
    List<Object> origin = List.of(runId, answeredAt);
    return contents().stream()
        .map(values -> joined(joined(values, origin), options.values().values()))
        .toList();
  }

  private List<List<Object>> contents() {
    if (rows.isEmpty()) {
      return List.of(Collections.nCopies(columns.length(), null));
    }
    return rows.stream().map(QueryAnswer::values).toList();
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < row.length(); column++) {
      values.add(row.get(column));
    }
    return values;
  }

  private static List<Object> joined(List<Object> first, Iterable<?> second) {
    List<Object> joined = new ArrayList<>(first);
    second.forEach(joined::add);
    return joined;
  }
}
