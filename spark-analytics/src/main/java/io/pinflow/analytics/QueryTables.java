package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The tables as the queries of one run see them: only the columns they ask for, and those that
 * several ask for kept in memory, laid out by {@code ind} so that their joins move nothing.
 */
final class QueryTables implements AutoCloseable {

  private static final Map<Table, List<String>> COLUMNS =
      Map.of(
          Table.PIN, List.of("ind", "category", "poster_name", "follower_count"),
          Table.GEO, List.of("ind", "country", "timestamp"),
          Table.USER, List.of("ind", "user_name", "age", "date_joined"));

  private final SparkSession spark;
  private final BatchSettings settings;
  private final Folders folders;
  private final List<Dataset<Row>> kept = new ArrayList<>();

  private QueryTables(SparkSession spark, BatchSettings settings, Folders folders) {
    this.spark = spark;
    this.settings = settings;
    this.folders = folders;
  }

  /** Opens what the queries need of what is there; a table that does not exist yet is empty. */
  static QueryTables of(
      SparkSession spark, BatchSettings settings, Folders folders, Set<Query> queries) {
    QueryTables opened = new QueryTables(spark, settings, folders);
    for (Table table : Table.values()) {
      long readers = queries.stream().filter(query -> query.reads(table)).count();
      if (readers > 0) {
        opened.open(table, readers);
      }
    }
    opened.bringIn();
    return opened;
  }

  private void open(Table table, long readers) {
    Dataset<Row> rows = rows(table).select(columns(table));
    if (readers > 1) {
      rows = laidOut(rows);
      kept.add(rows);
    }
    rows.createOrReplaceTempView(view(table));
  }

  private Dataset<Row> rows(Table table) {
    Location folder = settings.table(settings.names().deltaTable(table));
    return folders.isDeltaTable(folder)
        ? spark.read().format("delta").load(folder.text())
        : spark.createDataFrame(List.of(), Schemas.of(table));
  }

  private static Dataset<Row> laidOut(Dataset<Row> rows) {
    int partitions =
        Integer.parseInt(rows.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    return rows.repartition(partitions, col("ind")).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Side by side: the queries that come first would wait for one table after the other. */
  private void bringIn() {
    Workers.all(kept.stream().<Callable<Long>>map(rows -> rows::count).toList());
  }

  private static Column[] columns(Table table) {
    return COLUMNS.get(table).stream()
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  private static String view(Table table) {
    return "pinflow_" + table.topicSuffix();
  }

  /** How many rows each table has. Delta knows from its log, without reading them. */
  static Map<Table, Long> rowCounts(SparkSession spark, BatchSettings settings, Folders folders) {
    QueryTables all = new QueryTables(spark, settings, folders);
    List<Callable<Map.Entry<Table, Long>>> work = new ArrayList<>();
    for (Table table : Table.values()) {
      work.add(() -> Map.entry(table, all.rows(table).count()));
    }
    Map<Table, Long> rows = new EnumMap<>(Table.class);
    Workers.all(work).forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    return rows;
  }

  /** The arguments of the queries, for the tables that are open. */
  Map<String, Object> arguments(QueryOptions options) {
    return parameters(options);
  }

  /** The options and the names of the tables for the parameters of the queries. */
  static Map<String, Object> parameters(QueryOptions options) {
    Map<String, Object> parameters = new LinkedHashMap<>(options.values());
    for (Table table : Table.values()) {
      parameters.put(table.topicSuffix() + "_table", view(table));
    }
    return parameters;
  }

  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
  }
}
