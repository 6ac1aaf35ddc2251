package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.pinflow.records.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** What is expected, by kind. */
sealed interface Rule {

  /** What it is called where the rules give it no name. */
  String name(String column);

  /** What is expected, in words. */
  String expected();

  /** What a row that violates it is, after "3 of 200 rows". */
  String violation();

  /** A rule that each row can be held against alone. */
  sealed interface OfRows extends Rule {

    /** Whether it is about rows whose value is null; all others are about the rest. */
    default boolean aboutNull() {
      return false;
    }

    /** True for rows that violate it, null or false for others. */
    Column violated(Column value, Instant now);
  }

  /** A rule that takes the other rows of the same {@code ind}. */
  sealed interface OfKeys extends Rule {}

  /** At most one row an {@code ind}. */
  record Unique() implements OfKeys {

    @Override
    public String name(String column) {
      return column + " is unique";
    }

    @Override
    public String expected() {
      return "one row an ind";
    }

    @Override
    public String violation() {
      return "with an ind that others have too";
    }
  }

  /** The other table has a row of the same {@code ind}. */
  record Reference(Table table) implements OfKeys {

    String to() {
      return table.topicSuffix();
    }

    @Override
    public String name(String column) {
      return "its " + to() + " is there";
    }

    @Override
    public String expected() {
      return "a row of " + to() + " with the same ind";
    }

    @Override
    public String violation() {
      return "without";
    }
  }

  /** The column is not null. */
  record NullRate() implements OfRows {

    @Override
    public String name(String column) {
      return column + " is there";
    }

    @Override
    public String expected() {
      return "not null";
    }

    @Override
    public String violation() {
      return "null";
    }

    @Override
    public boolean aboutNull() {
      return true;
    }

    @Override
    public Column violated(Column value, Instant now) {
      return value.isNull();
    }
  }

  /** The column is null or between two bounds, both included. */
  record Range(Optional<Bound> min, Optional<Bound> max) implements OfRows {

    @Override
    public String name(String column) {
      return column + " is in range";
    }

    @Override
    public String expected() {
      if (max.isEmpty()) {
        return "at least " + min.orElseThrow().text();
      }
      return min.map(bound -> bound.text() + " to ").orElse("at most ") + max.get().text();
    }

    @Override
    public String violation() {
      return "out of range";
    }

    @Override
    public Column violated(Column value, Instant now) {
      Column low = min.map(bound -> value.lt(bound.literal(now))).orElse(lit(false));
      return max.map(bound -> low.or(value.gt(bound.literal(now)))).orElse(low);
    }
  }

  /** The column is null or one of these values. */
  record Accepted(List<String> values) implements OfRows {

    public Accepted {
      values = List.copyOf(values);
    }

    @Override
    public String name(String column) {
      return column + " is accepted";
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", values);
    }

    @Override
    public String violation() {
      return "something else";
    }

    @Override
    public Column violated(Column value, Instant now) {
      return not(value.isin(values.toArray()));
    }
  }

  /** The column is null or matches as a whole. */
  record Matching(String pattern) implements OfRows {

    @Override
    public String name(String column) {
      return column + " is accepted";
    }

    @Override
    public String expected() {
      return "matching " + pattern;
    }

    @Override
    public String violation() {
      return "something else";
    }

    @Override
    public Column violated(Column value, Instant now) {
      return not(value.rlike("\\A(?:" + pattern + ")\\z"));
    }
  }

  /** What a run measures is about what the runs before it measured. */
  record Drift(Measure of, Usual usual) implements Rule {

    @Override
    public String name(String column) {
      return of == Measure.VOLUME
          ? "as many new rows as usual"
          : column + " is there as often as usual";
    }

    @Override
    public String expected() {
      return "as in earlier runs";
    }

    @Override
    public String violation() {
      return "unusual";
    }
  }

  /** What a drift is of. */
  enum Measure {
    /** The column's part of null. */
    NULL_RATE,
    /** How many rows a run added. */
    VOLUME
  }
}
