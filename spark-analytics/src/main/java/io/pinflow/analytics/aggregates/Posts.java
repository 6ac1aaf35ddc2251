package io.pinflow.analytics.aggregates;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.changes.ChangedRows;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The facts of posts, put together from the three tables by Spark. */
final class Posts {

  /** +1 for a post that came, -1 for one that went. */
  static final String SIGN = "sign";

  private Posts() {}

  /** All posts of the tables that have a pin. */
  static Dataset<Row> all(SparkSession spark, Map<Table, Source> sources) {
    String[] key = {ChangedRows.KEY};
    return facts(spark, sources, Table.PIN)
        .join(facts(spark, sources, Table.GEO).hint("shuffle_hash"), key, "left_outer")
        .join(facts(spark, sources, Table.USER).hint("shuffle_hash"), key, "left_outer")
        .withColumn(SIGN, lit(1));
  }

  /** The posts of some countries whose poster and follower count are known. */
  static Dataset<Row> of(SparkSession spark, Map<Table, Source> sources, Object... countries) {
    Column lead = col(Facts.POSTER).isNotNull().and(col(Facts.FOLLOWERS).isNotNull());
    return facts(spark, sources, Table.PIN)
        .where(lead)
        .join(
            facts(spark, sources, Table.GEO)
                .where(col(Facts.COUNTRY).isin(countries))
                .hint("shuffle_hash"),
            ChangedRows.KEY)
        .withColumn(SIGN, lit(1))
        .withColumn(Facts.AGE_GROUP, lit(null).cast("string"))
        .withColumn(Facts.JOINING_YEAR, lit(null).cast("int"));
  }

  /** {@code ind} and the facts of a table. */
  static Dataset<Row> facts(SparkSession spark, Map<Table, Source> sources, Table table) {
    List<Column> columns = new ArrayList<>(List.of(col(ChangedRows.KEY)));
    columns.addAll(Arrays.asList(Facts.of(table)));
    return sources.get(table).rows(spark).select(columns.toArray(Column[]::new));
  }

  /** Counts posts, given with all facts and {@link #SIGN}. */
  static List<Tally> tallies(Dataset<Row> posts, Tally empty) {
    Dataset<Row> columns =
        posts.select(
            SIGN,
            Facts.CATEGORY,
            Facts.POSTER,
            Facts.FOLLOWERS,
            Facts.COUNTRY,
            Facts.POST_YEAR,
            Facts.AGE_GROUP,
            Facts.JOINING_YEAR);
    return Parts.of(columns, rows -> tally(rows, empty));
  }

  private static Tally tally(Iterator<Row> rows, Tally empty) {
    Tally tally = empty.another();
    while (rows.hasNext()) {
      Row row = rows.next();
      tally.add(
          row.getInt(0),
          new Tally.Pin(row.getString(1), row.getString(2), row.getAs(3)),
          place(tally, row.getString(4), row.getAs(5)),
          person(tally, row.getString(6), row.getAs(7)));
    }
    return tally;
  }

  private static int place(Tally tally, String country, Integer year) {
    return country == null && year == null
        ? Tally.NONE
        : tally.places().of(new Place(country, year));
  }

  private static int person(Tally tally, String ageGroup, Integer joiningYear) {
    return ageGroup == null && joiningYear == null
        ? Tally.NONE
        : tally.persons().of(new Person(ageGroup, joiningYear));
  }
}
