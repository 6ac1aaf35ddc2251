package io.pinflow.analytics.aggregates;

import io.pinflow.records.Table;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts all posts of tables whose {@code ind}s lie close together, reading each table once and
 * moving no row: two bytes a post say all that the geo and user tables tell, and every task gets
 * them.
 */
final class DensePosts {

  /** Two arrays of this many codes are what a small driver bears. */
  private static final long MAX_INDS = 1 << 25;

  private final SparkSession spark;
  private final Map<Table, Source> sources;

  DensePosts(SparkSession spark, Map<Table, Source> sources) {
    this.spark = spark;
    this.sources = sources;
  }

  /** Whether tables are few and dense enough. */
  static boolean suits(Map<Table, Extent> extents) {
    return extents.values().stream().allMatch(extent -> extent.inds() <= MAX_INDS);
  }

  /** Counts all; empty when there are more different things to count than codes. */
  Optional<Counts> count(Map<Table, Extent> extents) {
    Counts counts = new Counts();
    List<CodedRows<Place>> geo = coded(Table.GEO, row -> new Place(row.getString(1), row.getAs(2)));
    List<CodedRows<Person>> user =
        coded(Table.USER, row -> new Person(row.getString(1), row.getAs(2)));
    if (!DenseCodes.fits(geo) || !DenseCodes.fits(user)) {
      return Optional.empty();
    }
    user.forEach(part -> addJoined(part, counts));
    addPosts(dense(geo, extents.get(Table.GEO)), dense(user, extents.get(Table.USER)), counts);
    counts.trim();
    return Optional.of(counts);
  }

  private void addPosts(DenseCodes<Place> places, DenseCodes<Person> persons, Counts counts) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<DenseCodes<Place>> allPlaces = context.broadcast(places);
    Broadcast<DenseCodes<Person>> allPersons = context.broadcast(persons);
    try {
      tallies(allPlaces, allPersons).forEach(tally -> tally.addTo(counts));
    } finally {
      allPlaces.destroy();
      allPersons.destroy();
    }
  }

  private static void addJoined(CodedRows<Person> part, Counts counts) {
    long[] rows = new long[part.codes().values().size()];
    for (int row = 0; row < part.size(); row++) {
      rows[part.code(row)]++;
    }
    for (int code = 0; code < rows.length; code++) {
      counts.addJoined(part.codes().value(code).joiningYear(), rows[code]);
    }
  }

  private static <T extends Serializable> DenseCodes<T> dense(
      List<CodedRows<T>> parts, Extent extent) {
    return DenseCodes.of(parts, extent.first(), extent.last());
  }

  private <T extends Serializable> List<CodedRows<T>> coded(Table table, Value<T> value) {
    return Parts.of(Posts.facts(spark, sources, table), rows -> CodedRows.of(rows, value));
  }

  /** Can be sent to where rows are. */
  private interface Value<T> extends Function<Row, T>, Serializable {}

  private List<Tally> tallies(
      Broadcast<DenseCodes<Place>> places, Broadcast<DenseCodes<Person>> persons) {
    return Parts.of(
        Posts.facts(spark, sources, Table.PIN),
        pins -> tally(pins, places.value(), persons.value()));
  }

  private static Tally tally(
      Iterator<Row> pins, DenseCodes<Place> places, DenseCodes<Person> persons) {
    Tally tally = Tally.ofAll(places.codes(), persons.codes());
    while (pins.hasNext()) {
      Row pin = pins.next();
      int ind = pin.getInt(0);
      tally.add(
          1,
          new Tally.Pin(pin.getString(1), pin.getString(2), pin.getAs(3)),
          places.of(ind),
          persons.of(ind));
    }
    return tally;
  }
}
