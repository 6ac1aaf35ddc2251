package io.pinflow.analytics.tables;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Delta tables, and gives those of an older version what they lack. */
public final class TableMaker {

  private static final Logger LOGGER = LoggerFactory.getLogger(TableMaker.class);
  private static final String CLUSTERED = "clusteringColumns";
  private static final String TIMES_WITHOUT_ZONE = "delta.feature.timestampNtz";

  private final SparkSession spark;
  private final Folders folders;

  /** Makes tables with the session. */
  public TableMaker(SparkSession spark, Folders folders) {
    this.spark = spark;
    this.folders = folders;
  }

  /** Makes a table where there is none, else brings it up to date. */
  public void make(Location target, StructType columns, TableProperties properties) {
    if (folders.isDeltaTable(target)) {
      bringUpToDate(target, columns, properties);
      return;
    }
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark).location(target.text()).addColumns(columns);
    properties.ofNewTable().forEach(builder::property);
    properties.clustering().ifPresent(builder::clusterBy);
    builder.execute();
  }

  /**
   * A writer whose first write makes the table, so that this takes no commit of its own. Of a table
   * at a path Spark forgets how it is laid out: {@link #bringUpToDate} says it again.
   */
  public static DataFrameWriter<Row> making(Dataset<Row> rows, TableProperties properties) {
    return rows.write().format("delta").mode("append").options(properties.ofNewTable());
  }

  /** Adds the columns, properties and clustering that a table lacks. */
  public void bringUpToDate(Location target, StructType columns, TableProperties wanted) {
    Map<String, String> has = properties(target);
    addColumns(target, columns, has.keySet());
    setProperties(target, wanted.ofAll(), has.keySet());
    if (wanted.clustering().isPresent() && !has.containsKey(CLUSTERED)) {
      cluster(target, wanted.clustering().get());
    }
  }

  private void addColumns(Location target, StructType columns, Set<String> properties) {
    Set<String> known =
        Set.of(spark.read().format("delta").load(target.text()).schema().fieldNames());
    List<StructField> missing =
        Stream.of(columns.fields()).filter(column -> !known.contains(column.name())).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (!properties.contains(TIMES_WITHOUT_ZONE)
        && missing.stream().anyMatch(column -> column.dataType() == DataTypes.TimestampNTZType)) {
      setProperties(target, Map.of(TIMES_WITHOUT_ZONE, "supported"), properties);
    }
    LOGGER.info(
        "{} gets the columns it lacks: {}",
        target,
        missing.stream().map(StructField::name).toList());
    alter(
        target,
        missing.stream()
            .map(StructField::toDDL)
            .collect(Collectors.joining(", ", "ADD COLUMNS (", ")")));
  }

  private void setProperties(Location target, Map<String, String> wanted, Set<String> has) {
    String missing =
        wanted.entrySet().stream()
            .filter(property -> !has.contains(property.getKey()))
            .map(property -> "'" + property.getKey() + "' = '" + property.getValue() + "'")
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      alter(target, "SET TBLPROPERTIES (" + missing + ")");
    }
  }

  /** Only makes things quicker: a table that can't be laid out this way stays as it is. */
  private void cluster(Location target, String column) {
    try {
      alter(target, "CLUSTER BY (" + column + ")");
    } catch (Exception refused) { // Scala's are checked and undeclared.
      LOGGER.warn("{} is not laid out by {}: {}", target, column, refused.getMessage());
    }
  }

  private Map<String, String> properties(Location target) {
    Map<String, String> properties = new LinkedHashMap<>();
    spark
        .sql("SHOW TBLPROPERTIES " + target.deltaName())
        .collectAsList()
        .forEach(row -> properties.put(row.getString(0), row.getString(1)));
    return properties;
  }

  private void alter(Location target, String change) {
    spark.sql("ALTER TABLE " + target.deltaName() + " " + change);
  }
}
