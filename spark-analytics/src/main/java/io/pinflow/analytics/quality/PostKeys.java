package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.pinflow.analytics.KeyRanges;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The posts of a check by their {@code ind}: how many rows each table has of one, and in which
 * tables it is to be checked.
 *
 * <p>When only changed rows are checked, only the files of the tables are read that may hold a
 * changed {@code ind}, so that the cost follows the changes.
 */
final class PostKeys {

  static final String KEY = "ind";

  /** With more changed posts their numbers are not brought to the driver. */
  private static final int MOST_FOR_RANGES = 200_000;

  private static final String TABLE = "_table";
  private static final String WANTED = "_wanted";
  private static final String[] USING = {KEY};

  private final SparkSession spark;
  private final Map<Table, TableView> views;
  private final Map<Table, Dataset<Row>> rows;

  /**
   * Posts of these tables.
   *
   * @param rows to be checked, of the tables that have some
   */
  PostKeys(SparkSession spark, Map<Table, TableView> views, Map<Table, Dataset<Row>> rows) {
    this.spark = spark;
    this.views = views;
    this.rows = rows;
  }

  /** How many rows the table has of a post. */
  static Column number(String table) {
    return col(table);
  }

  /** Whether the table's rows of a post are to be checked. */
  static Column wanted(String table) {
    return col(table + WANTED);
  }

  /**
   * One row a post.
   *
   * @param tables whose rows are counted
   */
  Dataset<Row> of(Set<Table> tables) {
    Dataset<Row> keys = changed();
    for (Dataset<Row> present : present(tables)) {
      keys = keys.union(present);
    }
    List<Column> columns = new ArrayList<>();
    for (Table table : Table.values()) {
      columns.add(rowsOf(table).as(table.topicSuffix()));
      columns.add(wantedIn(table).as(table.topicSuffix() + WANTED));
    }
    return keys.groupBy(KEY)
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  private static Column rowsOf(Table table) {
    return count_if(col(TABLE).equalTo(table.topicSuffix()).and(col(WANTED).equalTo(false)));
  }

  private Column wantedIn(Table table) {
    return switch (views.get(table).scope()) {
      case NOTHING -> lit(false);
      case TABLE -> rowsOf(table).gt(0);
      case CHANGED -> count_if(col(TABLE).equalTo(table.topicSuffix()).and(col(WANTED))).gt(0);
    };
  }

  /** The keys of the rows to check, where not all rows are. */
  private Dataset<Row> changed() {
    Dataset<Row> all = marked(spark.range(0).select(col("id").cast("int").as(KEY)), "", true);
    for (Map.Entry<Table, Dataset<Row>> entry : rows.entrySet()) {
      if (views.get(entry.getKey()).scope() == TableView.Scope.CHANGED) {
        all = all.union(marked(entry.getValue(), entry.getKey().topicSuffix(), true));
      }
    }
    return all;
  }

  /** The keys that the tables have, as far as they matter. */
  private List<Dataset<Row>> present(Set<Table> tables) {
    List<TableView> there =
        tables.stream().sorted().map(views::get).filter(TableView::exists).toList();
    boolean whole = rows.keySet().stream().anyMatch(this::isWhole);
    List<Dataset<Row>> present = new ArrayList<>();
    if (whole) {
      there.forEach(view -> present.add(marked(view.all(spark), name(view), false)));
      return present;
    }
    Dataset<Row> posts = changed().select(KEY).distinct();
    List<Integer> numbers = posts.limit(MOST_FOR_RANGES + 1).as(Encoders.INT()).collectAsList();
    boolean few = numbers.size() <= MOST_FOR_RANGES;
    Column near =
        few && !numbers.isEmpty() ? expr(KeyRanges.ofKeys(numbers).condition(KEY)) : lit(!few);
    Dataset<Row> same =
        few ? broadcast(spark.createDataset(numbers, Encoders.INT()).toDF(KEY)) : posts;
    for (TableView view : there) {
      Dataset<Row> found = view.all(spark).select(KEY).where(near).join(same, USING, "left_semi");
      present.add(marked(found, name(view), false));
    }
    return present;
  }

  private boolean isWhole(Table table) {
    return views.get(table).scope() == TableView.Scope.TABLE;
  }

  private static String name(TableView view) {
    return view.table().topicSuffix();
  }

  private static Dataset<Row> marked(Dataset<Row> rows, String table, boolean wanted) {
    return rows.where(col(KEY).isNotNull())
        .select(col(KEY), lit(table).as(TABLE), lit(wanted).as(WANTED));
  }
}
