package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What the queries want to know of a row of each table, and from which columns it follows. */
final class Facts {

  static final String CATEGORY = "category";
  static final String POSTER = "poster_name";
  static final String FOLLOWERS = "follower_count";
  static final String COUNTRY = "country";
  static final String POST_YEAR = "post_year";
  static final String AGE_GROUP = "age_group";
  static final String JOINING_YEAR = "joining_year";

  /** Of each table the columns that facts follow from. */
  static final Map<Table, List<String>> COLUMNS =
      Map.of(
          Table.PIN, List.of(CATEGORY, POSTER, FOLLOWERS),
          Table.GEO, List.of(COUNTRY, "timestamp"),
          Table.USER, List.of("age", "date_joined"));

  /** Of each table the names of the facts. */
  static final Map<Table, List<String>> NAMES =
      Map.of(
          Table.PIN, List.of(CATEGORY, POSTER, FOLLOWERS),
          Table.GEO, List.of(COUNTRY, POST_YEAR),
          Table.USER, List.of(AGE_GROUP, JOINING_YEAR));

  private Facts() {}

  /** A column of each table. */
  static Column[] each(Function<Table, Column> column) {
    return Arrays.stream(Table.values()).map(column).toArray(Column[]::new);
  }

  /** The facts of a row whose columns are at the top. */
  static Column[] of(Table table) {
    return of(table, UnaryOperator.identity());
  }

  /** The facts of a row in a column, null where there is no row. */
  static Column ofRow(Table table, String column) {
    Column facts = struct(of(table, name -> column + "." + name));
    return when(functions.col(column).isNotNull(), facts);
  }

  private static Column[] of(Table table, UnaryOperator<String> path) {
    return switch (table) {
      case PIN ->
          new Column[] {column(path, CATEGORY), column(path, POSTER), column(path, FOLLOWERS)};
      case GEO ->
          new Column[] {column(path, COUNTRY), year(column(path, "timestamp")).as(POST_YEAR)};
      case USER ->
          new Column[] {
            ageGroup(column(path, "age")).as(AGE_GROUP),
            year(column(path, "date_joined")).as(JOINING_YEAR)
          };
    };
  }

  private static Column column(UnaryOperator<String> path, String name) {
    return functions.col(path.apply(name)).as(name);
  }

  private static Column ageGroup(Column age) {
    return when(age.between(18, 24), "18-24")
        .when(age.between(25, 35), "25-35")
        .when(age.between(36, 50), "36-50")
        .when(age.gt(50), "+50");
  }
}
