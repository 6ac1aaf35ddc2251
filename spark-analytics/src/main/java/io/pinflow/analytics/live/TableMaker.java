package io.pinflow.analytics.live;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.Schemas;
import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the tables with properties for many small commits, and gives them to tables that the batch
 * made.
 */
final class TableMaker {

  /** A checkpoint of the log costs as much as some commits; statistics only where they prune. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "delta.checkpointInterval", "50",
          "delta.deletedFileRetentionDuration", "interval 1 day",
          "delta.logRetentionDuration", "interval 1 day");

  /** Rows that change are marked as deleted instead of their files being written again. */
  private static final Map<String, String> PROPERTIES_OF_POSTS =
      Map.of(
          "delta.enableDeletionVectors", "true",
          "delta.dataSkippingStatsColumns", "ind");

  private final SparkSession spark;
  private final Folders folders;
  private final LiveSettings settings;

  TableMaker(SparkSession spark, Folders folders, LiveSettings settings) {
    this.spark = spark;
    this.folders = folders;
    this.settings = settings;
  }

  /**
   * The place of a table of posts, made when it is not there.
   *
   * @throws io.pinflow.analytics.AnalyticsException when its rows were read but it is gone
   */
  Location posts(Table table) {
    String name = settings.names().deltaTable(table);
    Location target = settings.table(name);
    Location checkpoint = settings.checkpoint(name);
    if (!folders.isDeltaTable(target) && folders.hasFinishedBatches(checkpoint)) {
      throw AnalyticsErrors.tableGone(target.text(), checkpoint.text());
    }
    Map<String, String> properties = new LinkedHashMap<>(PROPERTIES);
    properties.putAll(PROPERTIES_OF_POSTS);
    make(target, Schemas.of(table), properties);
    return target;
  }

  /** The place of the dead letters, made when it is not there. */
  Location deadLetters() {
    Location target = settings.table(settings.names().deadLetterTable());
    make(target, DeadLetter.COLUMNS, PROPERTIES);
    return target;
  }

  private void make(Location target, StructType columns, Map<String, String> properties) {
    if (folders.isDeltaTable(target)) {
      addMissingColumns(target, columns);
      setProperties(target);
      return;
    }
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark).location(target.text()).addColumns(columns);
    properties.forEach(builder::property);
    builder.execute();
  }

  private void addMissingColumns(Location target, StructType columns) {
    List<String> known = List.of(spark.read().format("delta").load(target.text()).columns());
    String missing =
        Arrays.stream(columns.fields())
            .filter(column -> !known.contains(column.name()))
            .map(StructField::toDDL)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      alter(target, "ADD COLUMNS (" + missing + ")");
    }
  }

  /** Only those that ask no more of readers than the table does already. */
  private void setProperties(Location target) {
    Map<String, String> set = properties(target);
    String missing =
        PROPERTIES.entrySet().stream()
            .filter(property -> !set.containsKey(property.getKey()))
            .map(property -> "'" + property.getKey() + "' = '" + property.getValue() + "'")
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      alter(target, "SET TBLPROPERTIES (" + missing + ")");
    }
  }

  private Map<String, String> properties(Location target) {
    Map<String, String> properties = new LinkedHashMap<>();
    spark
        .sql("SHOW TBLPROPERTIES " + sql(target))
        .collectAsList()
        .forEach(row -> properties.put(row.getString(0), row.getString(1)));
    return properties;
  }

  private void alter(Location target, String change) {
    spark.sql("ALTER TABLE " + sql(target) + " " + change);
  }

  private static String sql(Location target) {
    return "delta.`" + target.text().replace("`", "``") + "`";
  }
}
