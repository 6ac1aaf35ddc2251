package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The answers that counts give, each with the rows, types and order of the query's SQL. */
final class CountedAnswers {

  private static final String NUMBER = "category_count";

  private final State state;

  CountedAnswers(State state) {
    this.state = state;
  }

  /** The answer; empty where only all rows give it. */
  Optional<Dataset<Row>> to(Query query, QueryOptions options) {
    return switch (query) {
      case MOST_POPULAR_CATEGORY_BY_COUNTRY -> Optional.of(topCategories(Facts.COUNTRY, options));
      case CATEGORY_POSTS_BY_YEAR ->
          Optional.of(categoriesBy(Facts.POST_YEAR).orderBy(Facts.POST_YEAR, Facts.CATEGORY));
      case MOST_POPULAR_CATEGORY_BY_YEAR -> Optional.of(topCategories(Facts.POST_YEAR, options));
      case MOST_FOLLOWED_USER_BY_COUNTRY -> Optional.of(mostFollowed(options));
      case COUNTRY_WITH_MOST_FOLLOWED_USER -> Optional.of(countryOfMostFollowed());
      case MOST_POPULAR_CATEGORY_BY_AGE_GROUP ->
          Optional.of(topCategories(Facts.AGE_GROUP, options));
      case USERS_JOINED_BY_YEAR -> usersJoined(options);
      case MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP -> medians(options, Facts.AGE_GROUP);
      case MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR -> medians(options, Facts.JOINING_YEAR);
      case MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR_AND_AGE_GROUP ->
          medians(options, Facts.AGE_GROUP, Facts.JOINING_YEAR);
    };
  }

  private Dataset<Row> categoriesBy(String group) {
    Dataset<Row> cells = state.cells(group.equals(Facts.AGE_GROUP) ? Cells.AGES : Cells.PLACES);
    Dataset<Row> known =
        group.equals(Facts.POST_YEAR)
            ? cells.where(col(group).between(2018, 2022))
            : cells.where(col(group).isNotNull());
    return known.groupBy(group, Facts.CATEGORY).agg(sum(Cells.NUMBER).as(NUMBER));
  }

  private Dataset<Row> topCategories(String group, QueryOptions options) {
    return top(categoriesBy(group), group, NUMBER, Facts.CATEGORY, options)
        .select(group, Facts.CATEGORY, NUMBER)
        .orderBy(order(group, Facts.CATEGORY));
  }

  private Dataset<Row> mostFollowed(QueryOptions options) {
    Dataset<Row> posters = state.leaders().select(Facts.COUNTRY, Facts.POSTER, Facts.FOLLOWERS);
    return top(posters, Facts.COUNTRY, Facts.FOLLOWERS, Facts.POSTER, options)
        .select(Facts.COUNTRY, Facts.POSTER, Facts.FOLLOWERS)
        .orderBy(Facts.COUNTRY, Facts.POSTER);
  }

  private static Dataset<Row> top(
      Dataset<Row> rows, String group, String measure, String name, QueryOptions options) {
    WindowSpec places = Window.partitionBy(group).orderBy(col(measure).desc());
    WindowSpec turns = Window.partitionBy(group).orderBy(col(measure).desc(), col(name));
    Column place =
        options.ties() == QueryOptions.Ties.ALL ? rank().over(places) : row_number().over(turns);
    return rows.withColumn("place", place).where(col("place").equalTo(1));
  }

  private Dataset<Row> countryOfMostFollowed() {
    return state
        .leaders()
        .groupBy(Facts.COUNTRY)
        .agg(max(Facts.FOLLOWERS).as(Facts.FOLLOWERS))
        .orderBy(col(Facts.FOLLOWERS).desc(), col(Facts.COUNTRY))
        .limit(1);
  }

  private Optional<Dataset<Row>> usersJoined(QueryOptions options) {
    if (options.users() == QueryOptions.Users.PEOPLE) {
      return Optional.empty();
    }
    return Optional.of(
        state
            .cells(Cells.JOINED)
            .where(col(Facts.JOINING_YEAR).between(2015, 2020))
            .select(
                col(Facts.JOINING_YEAR).as(Facts.POST_YEAR),
                col(Cells.NUMBER).as("number_users_joined"))
            .orderBy(Facts.POST_YEAR));
  }

  private Optional<Dataset<Row>> medians(QueryOptions options, String... groups) {
    if (options.users() == QueryOptions.Users.PEOPLE
        || options.median() == QueryOptions.Median.APPROXIMATE) {
      return Optional.empty();
    }
    Dataset<Row> cells = state.cells(Cells.FOLLOWERS);
    List<Column> columns = new ArrayList<>();
    List<Column> names = new ArrayList<>();
    for (String group : groups) {
      boolean year = group.equals(Facts.JOINING_YEAR);
      cells = cells.where(year ? col(group).between(2015, 2020) : col(group).isNotNull());
      columns.add(year ? col(group).as(Facts.POST_YEAR) : col(group));
      names.add(col(year ? Facts.POST_YEAR : group));
    }
    return Optional.of(
        cells
            .groupBy(columns.toArray(Column[]::new))
            .agg(expr("percentile(follower_count, 0.5, number)").as("median_follower_count"))
            .orderBy(order(names)));
  }

  private static Column[] order(String... names) {
    return order(List.of(names).stream().map(name -> col(name)).toList());
  }

  /** As the columns are, the oldest age group last, as it is written with a sign. */
  private static Column[] order(List<Column> columns) {
    List<Column> order = new ArrayList<>();
    for (Column column : columns) {
      if (column.equals(col(Facts.AGE_GROUP))) {
        order.add(column.equalTo("+50"));
      }
      order.add(column);
    }
    return order.toArray(Column[]::new);
  }
}
