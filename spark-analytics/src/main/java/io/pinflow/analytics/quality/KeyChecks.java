package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds the keys of all tables against each other, in one pass over the key columns: which {@code
 * ind} are there twice, and which are in one table but not in another.
 */
final class KeyChecks {

  private final PostKeys keys;
  private final List<Expectation> expectations;

  /**
   * The checks of a run.
   *
   * @param expectations about keys, of tables with rows to check
   */
  KeyChecks(PostKeys keys, List<Expectation> expectations) {
    this.keys = keys;
    this.expectations = expectations;
  }

  /** Counts into a map by expectation; says whether there was anything to count. */
  boolean count(Map<Expectation, Counts> counts) {
    if (expectations.isEmpty()) {
      return false;
    }
    List<Column> sums = new ArrayList<>();
    for (Expectation expectation : expectations) {
      sums.add(sumWhere(PostKeys.wanted(expectation.tableName()), expectation));
      sums.add(sumWhere(violated(expectation), expectation));
    }
    Row sum = posts().agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new)).head();
    int place = 0;
    for (Expectation expectation : expectations) {
      counts.put(expectation, new Counts(sum.getLong(place), sum.getLong(place + 1)));
      place += 2;
    }
    return true;
  }

  /** Uniqueness is about rows, a reference about posts. */
  private static Column sumWhere(Column condition, Expectation expectation) {
    Column weight =
        expectation.rule() instanceof Rule.Unique
            ? PostKeys.number(expectation.tableName())
            : lit(1L);
    return coalesce(sum(when(condition, weight)), lit(0L));
  }

  /** Some posts that violate each of the wanted expectations, by its key. */
  Map<String, List<Integer>> examples(Predicate<Expectation> wanted) {
    Map<String, Column> violated = new LinkedHashMap<>();
    expectations.stream()
        .filter(wanted)
        .forEach(expectation -> violated.put(expectation.key(), violated(expectation)));
    return violated.isEmpty() ? Map.of() : Examples.of(posts(), violated);
  }

  private static Column violated(Expectation expectation) {
    Column wrong =
        expectation.rule() instanceof Rule.Reference reference
            ? PostKeys.number(reference.to()).equalTo(0)
            : PostKeys.number(expectation.tableName()).gt(1);
    return PostKeys.wanted(expectation.tableName()).and(wrong);
  }

  private Dataset<Row> posts() {
    Set<Table> tables = EnumSet.noneOf(Table.class);
    for (Expectation expectation : expectations) {
      tables.add(expectation.table());
      if (expectation.rule() instanceof Rule.Reference reference) {
        tables.add(reference.table());
      }
    }
    return keys.of(tables);
  }
}
