package io.pinflow.analytics.tables;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import org.apache.spark.sql.SparkSession;

/** Registers tables that live at a path under a name for SQL. */
public final class TableCatalog {

  private final SparkSession spark;
  private final Folders folders;
  private final String schema;

  /**
   * A schema of a catalog.
   *
   * @param schema {@code catalog.schema}; both must exist
   */
  public TableCatalog(SparkSession spark, Folders folders, String schema) {
    this.spark = spark;
    this.folders = folders;
    this.schema = schema;
  }

  /** Registers all Delta tables of a user in a folder; those that are registered stay so. */
  public void register(Location tables, String userId) {
    for (String name : folders.names(tables)) {
      if (name.startsWith(userId + "_")
          && name.endsWith("_table")
          && folders.isDeltaTable(tables.resolve(name))) {
        register(name, tables.resolve(name));
      }
    }
  }

  private void register(String name, Location table) {
    try {
      spark.sql(
          "CREATE TABLE IF NOT EXISTS "
              + quoted(schema)
              + ".`"
              + name
              + "` USING DELTA LOCATION '"
              + table.text().replace("'", "\\'")
              + "'");
    } catch (Exception refused) { // Scala's are checked and undeclared.
      throw AnalyticsErrors.notRegistered(name, schema, refused);
    }
  }

  private static String quoted(String schema) {
    return "`" + schema.replace(".", "`.`") + "`";
  }
}
