package io.pinflow.analytics.kernel;

import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads few rows of a small Delta table, the files pruned by one time. */
public final class KernelReads {

  private final Engine engine;
  private final Snapshot snapshot;

  public KernelReads(Engine engine, Snapshot snapshot) {
    this.engine = engine;
    this.snapshot = snapshot;
  }

  /**
   * The rows of a time, or all.
   *
   * @param columns names of the values wanted, in this order
   * @param timeColumn of type timestamp
   * @param micros since 1970
   */
  public List<List<Object>> rows(List<String> columns, String timeColumn, OptionalLong micros)
      throws IOException {
    List<String> read = new ArrayList<>(columns);
    read.add(timeColumn);
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : all(scan(schema(read), timeColumn, micros), read)) {
      if (micros.isEmpty() || Micros.instant(micros.getAsLong()).equals(row.get(columns.size()))) {
        rows.add(row.subList(0, columns.size()));
      }
    }
    return rows;
  }

  private StructType schema(List<String> columns) {
    StructType all = snapshot.getSchema();
    StructType wanted = new StructType();
    for (String column : columns) {
      if (wanted.indexOf(column) < 0) {
        wanted = wanted.add(all.get(column));
      }
    }
    return wanted;
  }

  private Scan scan(StructType schema, String timeColumn, OptionalLong micros) {
    ScanBuilder builder = snapshot.getScanBuilder().withReadSchema(schema);
    if (micros.isPresent()) {
      Literal time = Literal.ofTimestamp(micros.getAsLong());
      builder = builder.withFilter(new Predicate("=", new Column(timeColumn), time));
    }
    return builder.build();
  }

  private List<List<Object>> all(Scan scan, List<String> columns) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    Row state = scan.getScanState(engine);
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> files = batches.next().getRows()) {
          while (files.hasNext()) {
            read(state, files.next(), columns, rows);
          }
        }
      }
    }
    return rows;
  }

  private void read(Row state, Row file, List<String> columns, List<List<Object>> into)
      throws IOException {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    CloseableIterator<ColumnarBatch> physical =
        engine
            .getParquetHandler()
            .readParquetFiles(
                new OneElement<>(status),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty())
            .map(FileReadResult::getData);
    try (var logical = Scan.transformPhysicalData(engine, state, file, physical)) {
      while (logical.hasNext()) {
        try (CloseableIterator<Row> rows = logical.next().getRows()) {
          rows.forEachRemaining(row -> into.add(values(row, columns)));
        }
      }
    }
  }

  private static List<Object> values(Row row, List<String> columns) {
    List<Object> values = new ArrayList<>(columns.size());
    for (String column : columns) {
      values.add(value(row, row.getSchema().indexOf(column)));
    }
    return values;
  }

  private static Object value(Row row, int place) {
    if (row.isNullAt(place)) {
      return null;
    }
    DataType type = row.getSchema().at(place).getDataType();
    if (type instanceof IntegerType) {
      return row.getInt(place);
    }
    if (type instanceof LongType) {
      return row.getLong(place);
    }
    if (type instanceof DoubleType) {
      return row.getDouble(place);
    }
    return type instanceof TimestampType
        ? Micros.instant(row.getLong(place))
        : row.getString(place);
  }
}
