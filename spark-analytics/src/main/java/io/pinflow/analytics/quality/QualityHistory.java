package io.pinflow.analytics.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.records.Table;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What every check found, as a Delta table: one row a check and expectation. */
final class QualityHistory {

  private static final StructType COLUMNS =
      new StructType()
          .add("run_id", DataTypes.StringType)
          .add("checked_at", DataTypes.TimestampType)
          .add("table", DataTypes.StringType)
          .add("expectation", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("column", DataTypes.StringType)
          .add("scope", DataTypes.StringType)
          .add("checked", DataTypes.LongType)
          .add("violations", DataTypes.LongType)
          .add("rate", DataTypes.DoubleType)
          .add("allowed_rate", DataTypes.DoubleType)
          .add("status", DataTypes.StringType)
          .add("severity", DataTypes.StringType)
          .add("observed", DataTypes.StringType)
          .add("expected", DataTypes.StringType)
          .add("value", DataTypes.DoubleType)
          .add("examples", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("from_version", DataTypes.LongType)
          .add("to_version", DataTypes.LongType)
          .add("rules", DataTypes.StringType);

  private final SparkSession spark;
  private final Folders folders;
  private final Location table;

  QualityHistory(SparkSession spark, Folders folders, Location table) {
    this.spark = spark;
    this.folders = folders;
    this.table = table;
  }

  /**
   * The newest check.
   *
   * @param runs of how many checks it knows what drifts measured
   */
  Optional<LastCheck> last(int runs) {
    if (!folders.isDeltaTable(table)) {
      return Optional.empty();
    }
    List<Row> newest = newest(runs);
    return newest.isEmpty() ? Optional.empty() : Optional.of(check(newest));
  }

  /** Of the last check everything, of those before it what drifts measured. */
  private List<Row> newest(int runs) {
    Dataset<Row> all = spark.read().format("delta").load(table.text());
    Object last = all.agg(max("checked_at")).head().get(0);
    if (last == null) {
      return List.of();
    }
    List<Row> rows =
        new ArrayList<>(all.where(col("checked_at").equalTo(lit(last))).collectAsList());
    long drifts = rows.stream().filter(row -> row.getAs("kind").equals("drift")).count();
    rows.addAll(
        all.where(col("checked_at").lt(lit(last)).and(col("value").isNotNull()))
            .orderBy(col("checked_at").desc())
            .limit((int) Math.min(Integer.MAX_VALUE, runs * drifts))
            .collectAsList());
    return rows;
  }

  private static LastCheck check(List<Row> newest) {
    Row first = newest.get(0);
    String runId = first.getAs("run_id");
    Map<String, Long> versions = new LinkedHashMap<>();
    Map<String, List<Double>> measured = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Row row : newest) {
      Finding finding = finding(row);
      if (runId.equals(row.getAs("run_id"))) {
        findings.add(finding);
        versions.put(finding.table(), row.getAs("to_version"));
      }
      finding
          .value()
          .ifPresent(
              value ->
                  measured.computeIfAbsent(finding.key(), key -> new ArrayList<>()).add(value));
    }
    return new LastCheck(runId, first.getAs("rules"), versions, findings, measured);
  }

  private static Finding finding(Row row) {
    return new Finding(
        row.getAs("table"),
        row.getAs("expectation"),
        row.getAs("kind"),
        row.getAs("column"),
        row.getAs("scope"),
        row.getAs("checked"),
        row.getAs("violations"),
        row.getAs("rate"),
        row.getAs("allowed_rate"),
        Finding.Status.valueOf(row.<String>getAs("status").toUpperCase(Locale.ROOT)),
        row.getAs("severity"),
        row.getAs("observed"),
        row.getAs("expected"),
        Optional.ofNullable(row.getAs("value")),
        row.getList(row.fieldIndex("examples")));
  }

  /** Adds a check, in one commit. */
  void append(CheckId check, Map<Table, TableView> views, List<Finding> findings) {
    List<Row> rows = new ArrayList<>();
    Map<String, TableView> byName = new LinkedHashMap<>();
    views.forEach((of, view) -> byName.put(of.topicSuffix(), view));
    for (Finding finding : findings) {
      rows.add(row(check, byName.get(finding.table()), finding));
    }
    spark
        .createDataFrame(rows, COLUMNS)
        .coalesce(1)
        .write()
        .format("delta")
        .mode("append")
        .save(table.text());
  }

  private static Row row(CheckId check, TableView view, Finding finding) {
    return RowFactory.create(
        check.runId(),
        Timestamp.from(check.at()),
        finding.table(),
        finding.expectation(),
        finding.kind(),
        finding.column(),
        finding.scope(),
        finding.checked(),
        finding.violations(),
        finding.rate(),
        finding.allowedRate(),
        finding.status().name().toLowerCase(Locale.ROOT),
        finding.severity(),
        finding.observed(),
        finding.expected(),
        finding.value().orElse(null),
        finding.examples().toArray(Integer[]::new),
        view.from().isPresent() ? view.from().getAsLong() : null,
        view.version(),
        check.rules());
  }
}
