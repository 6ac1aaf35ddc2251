package io.pinflow.analytics.aggregates;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The state as rows of one table, so that counts and the versions they stand for change in one
 * commit; each row says by its kind what it is.
 */
final class StateRows {

  static final StructType COLUMNS =
      new StructType()
          .add("kind", DataTypes.StringType)
          .add(Facts.COUNTRY, DataTypes.StringType)
          .add(Facts.POST_YEAR, DataTypes.IntegerType)
          .add(Facts.AGE_GROUP, DataTypes.StringType)
          .add(Facts.JOINING_YEAR, DataTypes.IntegerType)
          .add(Facts.CATEGORY, DataTypes.StringType)
          .add(Facts.POSTER, DataTypes.StringType)
          .add(Facts.FOLLOWERS, DataTypes.IntegerType)
          .add("number", DataTypes.LongType)
          .add("source", DataTypes.StringType)
          .add("source_id", DataTypes.StringType)
          .add("source_version", DataTypes.LongType);

  private static final int NUMBER = COLUMNS.fieldIndex("number");

  private StateRows() {}

  private enum Kind {
    PLACE,
    AGE,
    FOLLOWERS,
    JOINED,
    FLOOR,
    LEADER,
    SOURCE
  }

  static List<Row> of(State state) {
    List<Row> rows = new ArrayList<>();
    Counts counts = state.counts();
    counts
        .places()
        .forEach(
            (cell, number) ->
                rows.add(
                    row(
                        Kind.PLACE,
                        cell.place().country(),
                        cell.place().year(),
                        null,
                        null,
                        cell.category(),
                        null,
                        null,
                        number)));
    counts
        .ages()
        .forEach(
            (cell, number) ->
                rows.add(
                    row(
                        Kind.AGE,
                        null,
                        null,
                        cell.ageGroup(),
                        null,
                        cell.category(),
                        null,
                        null,
                        number)));
    addUsers(rows, counts);
    counts.leaders().forEach((country, known) -> addLeaders(rows, country, known));
    state.sources().forEach((table, counted) -> rows.add(source(table, counted)));
    return rows;
  }

  private static void addUsers(List<Row> rows, Counts counts) {
    counts
        .followers()
        .forEach(
            (cell, number) ->
                rows.add(
                    row(
                        Kind.FOLLOWERS,
                        null,
                        null,
                        cell.person().ageGroup(),
                        cell.person().joiningYear(),
                        null,
                        null,
                        cell.followers(),
                        number)));
    counts
        .joined()
        .forEach(
            (year, number) ->
                rows.add(row(Kind.JOINED, null, null, null, year, null, null, null, number)));
  }

  private static void addLeaders(List<Row> rows, String country, Leaders known) {
    rows.add(row(Kind.FLOOR, country, null, null, null, null, null, known.floor(), 0));
    known
        .posters()
        .forEach(
            (followers, posters) ->
                posters.forEach(
                    (poster, number) ->
                        rows.add(
                            row(
                                Kind.LEADER,
                                country,
                                null,
                                null,
                                null,
                                null,
                                poster,
                                followers,
                                number))));
  }

  private static Row row(
      Kind kind,
      String country,
      Integer postYear,
      String ageGroup,
      Integer joiningYear,
      String category,
      String poster,
      Integer followers,
      long number) {
    return RowFactory.create(
        kind.name(),
        country,
        postYear,
        ageGroup,
        joiningYear,
        category,
        poster,
        followers,
        number,
        null,
        null,
        null);
  }

  private static Row source(Table table, State.Counted counted) {
    return RowFactory.create(
        Kind.SOURCE.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        counted.rows(),
        table.name(),
        counted.id(),
        counted.version());
  }

  /** The state in rows of {@link #COLUMNS}. */
  static State state(List<Row> rows) {
    Counts counts = new Counts();
    Map<Table, State.Counted> sources = new EnumMap<>(Table.class);
    Map<String, Leaders> leaders = new HashMap<>();
    for (Row row : rows) {
      if (Kind.valueOf(row.getString(0)) == Kind.FLOOR) {
        leaders.put(row.getString(1), new Leaders(row.getInt(7)));
      }
    }
    leaders.forEach(counts::add);
    for (Row row : rows) {
      if (Kind.valueOf(row.getString(0)) == Kind.SOURCE) {
        sources.put(
            Table.valueOf(row.getString(9)),
            new State.Counted(row.getString(10), row.getLong(11), row.getLong(NUMBER)));
      } else {
        add(counts, row);
      }
    }
    return new State(counts, sources);
  }

  private static void add(Counts counts, Row row) {
    long number = row.getLong(NUMBER);
    switch (Kind.valueOf(row.getString(0))) {
      case PLACE -> counts.add(new Place(row.getString(1), row.getAs(2)), row.getString(5), number);
      case AGE -> counts.addAge(row.getString(3), row.getString(5), number);
      case FOLLOWERS ->
          counts.add(new Person(row.getString(3), row.getAs(4)), row.getInt(7), number);
      case JOINED -> counts.addJoined(row.getInt(4), number);
      case LEADER ->
          counts.leaders().get(row.getString(1)).add(row.getString(6), row.getInt(7), number);
      default -> {}
    }
  }
}
