package io.pinflow.connect.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes metrics as a line in CloudWatch's embedded metric format: what happened since the line
 * before, over all tables as metrics, and table by table as properties. Not thread-safe.
 */
final class MetricsLine {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ROWS = "Rows";
  private static final String BYTES = "Bytes";
  private static final String ERRORS = "Errors";
  private static final String RECONNECTS = "Reconnects";
  private static final String LAG = "LagSeconds";
  private static final String MISSING = "MissingSent";
  private static final String DELETED = "DeletedSent";

  private final String connector;
  private final Map<TableName, ObjectNode> totals = new HashMap<>();

  MetricsLine(String connector) {
    this.connector = connector;
  }

  String next(long timeMs, Map<TableName, TableMetrics> tables) {
    ObjectNode sum = JSON.objectNode();
    ObjectNode byTable = JSON.objectNode();
    tables.forEach(
        (name, metrics) -> {
          ObjectNode since = sinceLast(name, metrics);
          addTo(sum, since);
          addSnapshot(since, metrics);
          byTable.set(name.toString(), since);
        });
    ObjectNode line = JSON.objectNode();
    line.set("_aws", directive(timeMs));
    line.put("Connector", connector);
    line.setAll(sum);
    line.set("Tables", byTable);
    return line.toString();
  }

  private ObjectNode sinceLast(TableName table, TableMetrics metrics) {
    ObjectNode now =
        JSON.objectNode()
            .put(ROWS, metrics.getRows())
            .put(BYTES, metrics.getBytes())
            .put(ERRORS, metrics.getErrors())
            .put(RECONNECTS, metrics.getReconnects())
            .put(LAG, metrics.getLagSeconds())
            .put(MISSING, metrics.getMissingSent())
            .put(DELETED, metrics.getDeletedSent());
    ObjectNode before = totals.put(table, now);
    ObjectNode since = now.deepCopy();
    if (before != null) {
      before
          .fieldNames()
          .forEachRemaining(
              name -> since.put(name, now.get(name).asLong() - before.get(name).asLong()));
    }
    return since.put(LAG, metrics.getLagSeconds());
  }

  /** A task is as far behind as the table that is furthest behind. */
  private static void addTo(ObjectNode sum, ObjectNode table) {
    table
        .fieldNames()
        .forEachRemaining(
            name -> {
              long more = table.get(name).asLong();
              long before = sum.path(name).asLong(0);
              sum.put(name, LAG.equals(name) ? Math.max(before, more) : before + more);
            });
  }

  private static void addSnapshot(ObjectNode table, TableMetrics metrics) {
    if (metrics.getSnapshotChunks() > 0) {
      table
          .putObject("Snapshot")
          .put("Chunks", metrics.getSnapshotChunks())
          .put("ChunksDone", metrics.getSnapshotChunksDone())
          .put("Rows", metrics.getSnapshotRows())
          .put("RowsEstimate", metrics.getSnapshotRowsEstimate())
          .put("SecondsLeft", metrics.getSnapshotSecondsLeft());
    }
  }

  private static ObjectNode directive(long timeMs) {
    ArrayNode metrics = JSON.arrayNode();
    metrics.add(metric(ROWS, "Count")).add(metric(BYTES, "Bytes"));
    metrics.add(metric(ERRORS, "Count")).add(metric(RECONNECTS, "Count"));
    metrics.add(metric(LAG, "Seconds"));
    metrics.add(metric(MISSING, "Count")).add(metric(DELETED, "Count"));
    ObjectNode directive = JSON.objectNode();
    directive.put("Namespace", "Pinflow/TableSource");
    directive.putArray("Dimensions").addArray().add("Connector");
    directive.set("Metrics", metrics);
    ObjectNode aws = JSON.objectNode().put("Timestamp", timeMs);
    aws.putArray("CloudWatchMetrics").add(directive);
    return aws;
  }

  private static ObjectNode metric(String name, String unit) {
    return JSON.objectNode().put("Name", name).put("Unit", unit);
  }
}
