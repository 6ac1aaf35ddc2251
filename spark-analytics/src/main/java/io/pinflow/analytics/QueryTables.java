package io.pinflow.analytics;

import static org.apache.spark.sql.functions.col;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The three tables as the queries of one run see them: only the columns they ask for, kept in
 * memory, laid out by {@code ind} so that their joins move nothing.
 */
final class QueryTables implements AutoCloseable {

  private static final Map<Table, List<String>> COLUMNS =
      Map.of(
          Table.PIN, List.of("ind", "category", "poster_name", "follower_count"),
          Table.GEO, List.of("ind", "country", "timestamp"),
          Table.USER, List.of("ind", "user_name", "age", "date_joined"));

  private final Map<Table, Dataset<Row>> tables = new EnumMap<>(Table.class);

  private QueryTables() {}

  /** Loads what is there; a table that does not exist yet is empty. */
  static QueryTables load(SparkSession spark, BatchSettings settings, Folders folders) {
    QueryTables loaded = new QueryTables();
    for (Table table : Table.values()) {
      Location folder = settings.tables().resolve(settings.names().deltaTable(table));
      Dataset<Row> all =
          folders.isDeltaTable(folder)
              ? spark.read().format("delta").load(folder.text())
              : spark.createDataFrame(List.of(), Schemas.of(table));
      Dataset<Row> rows = laidOut(all.select(columns(table)));
      rows.createOrReplaceTempView(view(table));
      loaded.tables.put(table, rows);
    }
    return loaded;
  }

  private static Dataset<Row> laidOut(Dataset<Row> rows) {
    int partitions =
        Integer.parseInt(rows.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    return rows.repartition(partitions, col("ind")).persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Column[] columns(Table table) {
    return COLUMNS.get(table).stream()
        .map(org.apache.spark.sql.functions::col)
        .toArray(Column[]::new);
  }

  private static String view(Table table) {
    return "pinflow_" + table.topicSuffix();
  }

  /** How many rows each table has; also brings them into memory. */
  Map<Table, Long> rows() {
    List<Callable<Map.Entry<Table, Long>>> work = new ArrayList<>();
    tables.forEach((table, content) -> work.add(() -> Map.entry(table, content.count())));
    Map<Table, Long> rows = new EnumMap<>(Table.class);
    Workers.all(work).forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    return rows;
  }

  /** The names of the tables for the parameters of the queries. */
  static Map<String, Object> parameters(QueryOptions options) {
    Map<String, Object> parameters = new LinkedHashMap<>(options.values());
    for (Table table : Table.values()) {
      parameters.put(table.topicSuffix() + "_table", view(table));
    }
    return parameters;
  }

  @Override
  public void close() {
    tables.values().forEach(Dataset::unpersist);
  }
}
