package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds the rows of one table against all of its expectations, in one pass. */
final class RowChecks {

  private final TableView view;
  private final Dataset<Row> rows;
  private final List<Expectation> expectations;
  private final Instant now;
  private final List<String> known;

  /**
   * The checks of one table.
   *
   * @param rows with {@link TableView#NEW}
   */
  RowChecks(TableView view, Dataset<Row> rows, List<Expectation> expectations, Instant now) {
    this.view = view;
    this.rows = rows;
    this.expectations = expectations;
    this.now = now;
    this.known = Arrays.asList(rows.columns());
  }

  /** Counts all there is to count. */
  RowCounts run() {
    Map<String, Column> present = present();
    Map<String, Column> violations = violations();
    List<Column> wanted = new ArrayList<>();
    wanted.add(count_if(col(TableView.NEW)));
    wanted.addAll(present.values());
    wanted.addAll(violations.values());
    Row counted = rows.agg(number(), wanted.toArray(Column[]::new)).head();
    return new RowCounts(
        counted.getLong(0),
        added(counted.getLong(1)),
        values(counted, 2, present.keySet()),
        values(counted, 2 + present.size(), violations.keySet()));
  }

  private static Column number() {
    return count(lit(1));
  }

  private OptionalLong added(long counted) {
    return view.scope() == TableView.Scope.TABLE && view.from().isPresent()
        ? view.added()
        : OptionalLong.of(counted);
  }

  private static Map<String, Long> values(Row counted, int first, Set<String> names) {
    Map<String, Long> values = new LinkedHashMap<>();
    int column = first;
    for (String name : names) {
      values.put(name, counted.getLong(column++));
    }
    return values;
  }

  private Map<String, Column> present() {
    Set<String> columns = new LinkedHashSet<>();
    expectations.stream()
        .filter(this::aboutAColumn)
        .forEach(expectation -> columns.add(expectation.column()));
    Map<String, Column> present = new LinkedHashMap<>();
    columns.forEach(column -> present.put(column, count(value(column))));
    return present;
  }

  private Map<String, Column> violations() {
    Map<String, Column> violations = new LinkedHashMap<>();
    for (Expectation expectation : expectations) {
      if (expectation.rule() instanceof Rule.OfRows rule
          && !rule.aboutNull()
          && aboutAColumn(expectation)) {
        violations.put(
            expectation.name(), count_if(rule.violated(value(expectation.column()), now)));
      }
    }
    return violations;
  }

  private boolean aboutAColumn(Expectation expectation) {
    return !(expectation.rule() instanceof Rule.OfKeys)
        && ColumnPath.of(expectation.column())
            .filter(path -> known.contains(path.name()))
            .isPresent();
  }

  private static Column value(String column) {
    return ColumnPath.of(column).orElseThrow().value();
  }

  /** Some posts that violate each of the wanted expectations, by its key. */
  Map<String, List<Integer>> examples(Predicate<Expectation> wanted) {
    Map<String, Column> violated = new LinkedHashMap<>();
    for (Expectation expectation : expectations) {
      if (expectation.rule() instanceof Rule.OfRows rule && wanted.test(expectation)) {
        violated.put(
            expectation.key(),
            coalesce(rule.violated(value(expectation.column()), now), lit(false)));
      }
    }
    return Examples.of(rows, violated);
  }
}
