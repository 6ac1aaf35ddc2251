package io.pinflow.analytics.aggregates;

import io.pinflow.analytics.Query;
import io.pinflow.analytics.QueryOptions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The answers that counts give, each with the columns, rows and order of the query's SQL. */
final class CountedAnswers {

  private static final String NUMBER = "category_count";
  private static final Comparator<String> BY_NAME = new BytesOrder();
  private static final Comparator<String> BY_AGE =
      Comparator.<String, Boolean>comparing("+50"::equals).thenComparing(BY_NAME);

  private final SparkSession spark;
  private final Counts counts;

  CountedAnswers(SparkSession spark, Counts counts) {
    this.spark = spark;
    this.counts = counts;
  }

  /** The answer; empty where only all rows give it. */
  Optional<Dataset<Row>> to(Query query, QueryOptions options) {
    boolean people = options.users() == QueryOptions.Users.PEOPLE;
    boolean approximate = options.median() == QueryOptions.Median.APPROXIMATE;
    boolean all = options.ties() == QueryOptions.Ties.ALL;
    return switch (query) {
      case MOST_POPULAR_CATEGORY_BY_COUNTRY ->
          categories(Facts.COUNTRY, DataTypes.StringType, tops(byCountry(), all));
      case CATEGORY_POSTS_BY_YEAR -> categories(Facts.POST_YEAR, DataTypes.IntegerType, byYear());
      case MOST_POPULAR_CATEGORY_BY_YEAR ->
          categories(Facts.POST_YEAR, DataTypes.IntegerType, tops(byYear(), all));
      case MOST_FOLLOWED_USER_BY_COUNTRY -> Optional.of(mostFollowed(all));
      case COUNTRY_WITH_MOST_FOLLOWED_USER -> Optional.of(countryOfMostFollowed());
      case MOST_POPULAR_CATEGORY_BY_AGE_GROUP ->
          categories(Facts.AGE_GROUP, DataTypes.StringType, tops(byAge(), all));
      case USERS_JOINED_BY_YEAR -> people ? Optional.empty() : Optional.of(usersJoined());
      default -> people || approximate ? Optional.empty() : Optional.of(medians(query));
    };
  }

  private Map<String, Map<String, Long>> byCountry() {
    Map<String, Map<String, Long>> numbers = new TreeMap<>(BY_NAME);
    counts
        .places()
        .forEach((cell, number) -> add(numbers, cell.place().country(), cell.category(), number));
    return numbers;
  }

  private Map<Integer, Map<String, Long>> byYear() {
    Map<Integer, Map<String, Long>> numbers = new TreeMap<>();
    counts
        .places()
        .forEach(
            (cell, number) -> {
              Integer year = cell.place().year();
              if (year != null && year >= 2018 && year <= 2022) {
                add(numbers, year, cell.category(), number);
              }
            });
    return numbers;
  }

  private Map<String, Map<String, Long>> byAge() {
    Map<String, Map<String, Long>> numbers = new TreeMap<>(BY_AGE);
    counts.ages().forEach((cell, number) -> add(numbers, cell.ageGroup(), cell.category(), number));
    return numbers;
  }

  private static <G> void add(
      Map<G, Map<String, Long>> numbers, G group, String category, long number) {
    if (group != null) {
      numbers
          .computeIfAbsent(group, none -> new TreeMap<>(BY_NAME))
          .merge(category, number, Long::sum);
    }
  }

  /** Of each group the categories with the largest number. */
  private static <G> Map<G, Map<String, Long>> tops(
      Map<G, Map<String, Long>> numbers, boolean all) {
    numbers
        .values()
        .forEach(
            categories -> {
              long most = categories.values().stream().mapToLong(n -> n).max().orElse(0);
              categories.values().removeIf(number -> number < most);
              if (!all) {
                String first = categories.keySet().iterator().next();
                categories.keySet().removeIf(name -> !name.equals(first));
              }
            });
    return numbers;
  }

  private <G> Optional<Dataset<Row>> categories(
      String name, DataType type, Map<G, Map<String, Long>> numbers) {
    StructType columns =
        new StructType()
            .add(name, type)
            .add(Facts.CATEGORY, DataTypes.StringType)
            .add(NUMBER, DataTypes.LongType);
    return Optional.of(
        answer(
            columns,
            numbers.entrySet().stream()
                .flatMap(
                    group ->
                        group.getValue().entrySet().stream()
                            .map(
                                one ->
                                    RowFactory.create(
                                        group.getKey(), one.getKey(), one.getValue())))));
  }

  private Dataset<Row> mostFollowed(boolean all) {
    StructType columns =
        new StructType()
            .add(Facts.COUNTRY, DataTypes.StringType)
            .add(Facts.POSTER, DataTypes.StringType)
            .add(Facts.FOLLOWERS, DataTypes.IntegerType);
    return answer(
        columns,
        counts.leaders().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_NAME))
            .flatMap(
                one ->
                    one.getValue().first().keySet().stream()
                        .sorted(BY_NAME)
                        .limit(all ? Long.MAX_VALUE : 1)
                        .map(
                            poster ->
                                RowFactory.create(one.getKey(), poster, one.getValue().most()))));
  }

  private Dataset<Row> countryOfMostFollowed() {
    StructType columns =
        new StructType()
            .add(Facts.COUNTRY, DataTypes.StringType)
            .add(Facts.FOLLOWERS, DataTypes.IntegerType);
    Comparator<Map.Entry<String, Leaders>> most =
        Comparator.comparing(one -> -(long) one.getValue().most());
    return answer(
        columns,
        counts.leaders().entrySet().stream()
            .sorted(most.thenComparing(Map.Entry.comparingByKey(BY_NAME)))
            .limit(1)
            .map(one -> RowFactory.create(one.getKey(), one.getValue().most())));
  }

  private Dataset<Row> usersJoined() {
    StructType columns =
        new StructType()
            .add(Facts.POST_YEAR, DataTypes.IntegerType)
            .add("number_users_joined", DataTypes.LongType);
    return answer(
        columns,
        new TreeMap<>(counts.joined())
            .entrySet().stream()
                .filter(one -> joinedInTime(one.getKey()))
                .map(one -> RowFactory.create(one.getKey(), one.getValue())));
  }

  private Dataset<Row> medians(Query query) {
    return switch (query) {
      case MEDIAN_FOLLOWER_COUNT_BY_AGE_GROUP ->
          medians(
              new StructType().add(Facts.AGE_GROUP, DataTypes.StringType),
              person -> person.ageGroup() != null,
              person -> RowFactory.create(person.ageGroup()));
      case MEDIAN_FOLLOWER_COUNT_BY_JOINING_YEAR ->
          medians(
              new StructType().add(Facts.POST_YEAR, DataTypes.IntegerType),
              person -> joinedInTime(person.joiningYear()),
              person -> RowFactory.create(person.joiningYear()));
      default ->
          medians(
              new StructType()
                  .add(Facts.AGE_GROUP, DataTypes.StringType)
                  .add(Facts.POST_YEAR, DataTypes.IntegerType),
              person -> person.ageGroup() != null && joinedInTime(person.joiningYear()),
              person -> RowFactory.create(person.ageGroup(), person.joiningYear()));
    };
  }

  private Dataset<Row> medians(
      StructType groups, Predicate<Person> counted, Function<Person, Row> group) {
    Map<Row, TreeMap<Integer, Long>> followers = new HashMap<>();
    counts
        .followers()
        .forEach(
            (cell, number) -> {
              if (counted.test(cell.person())) {
                followers
                    .computeIfAbsent(group.apply(cell.person()), none -> new TreeMap<>())
                    .merge(cell.followers(), number, Long::sum);
              }
            });
    return answer(
        groups.add("median_follower_count", DataTypes.DoubleType),
        followers.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(CountedAnswers::compareGroups))
            .map(one -> with(one.getKey(), median(one.getValue()))));
  }

  private static int compareGroups(Row one, Row other) {
    for (int column = 0; column < one.length(); column++) {
      int order =
          one.get(column) instanceof String name
              ? BY_AGE.compare(name, other.getString(column))
              : Integer.compare(one.getInt(column), other.getInt(column));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static Row with(Row group, double median) {
    Object[] values = new Object[group.length() + 1];
    for (int column = 0; column < group.length(); column++) {
      values[column] = group.get(column);
    }
    values[group.length()] = median;
    return RowFactory.create(values);
  }

  /** The mean of the two middle values. */
  private static double median(SortedMap<Integer, Long> numbers) {
    long all = numbers.values().stream().mapToLong(n -> n).sum();
    return (nth(numbers, (all - 1) / 2) + (double) nth(numbers, all / 2)) / 2;
  }

  private static int nth(SortedMap<Integer, Long> numbers, long place) {
    long passed = 0;
    for (Map.Entry<Integer, Long> one : numbers.entrySet()) {
      passed += one.getValue();
      if (passed > place) {
        return one.getKey();
      }
    }
    throw new IllegalArgumentException("Only " + passed + " of more than " + place);
  }

  private static boolean joinedInTime(Integer year) {
    return year != null && year >= 2015 && year <= 2020;
  }

  private Dataset<Row> answer(StructType columns, Stream<Row> rows) {
    return spark.createDataFrame(rows.toList(), columns);
  }
}
