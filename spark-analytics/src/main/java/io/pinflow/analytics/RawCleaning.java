package io.pinflow.analytics;

import io.pinflow.records.Cleaning;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RejectedRecordException;
import io.pinflow.records.Rejection;
import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Cleans raw messages as the cleaner does, with the same rules: each becomes the rows it holds, or
 * one refusal.
 *
 * <p>The result has the table's columns, {@link LandedRows#ORDER}, {@link LandedRows#FILE} and a
 * column {@value #REFUSAL}, which is null for cleaned rows.
 */
final class RawCleaning implements FlatMapFunction<Row, Row> {

  /** What was refused and why; null for a cleaned row. */
  static final String REFUSAL = "_refusal";

  private static final StructType REFUSAL_TYPE =
      new StructType()
          .add("field", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("message", DataTypes.StringType)
          .add("remedy", DataTypes.StringType)
          .add("value", DataTypes.StringType);

  /** Order, file and refusal. */
  private static final int ADDED = 3;

  private static final long serialVersionUID = 1L;
  private final Table table;

  RawCleaning(Table table) {
    this.table = table;
  }

  /**
   * The cleaned rows and the refusals.
   *
   * @param lines message, order and file, in this order
   */
  static Dataset<Row> clean(Table table, Dataset<Row> lines) {
    StructType schema =
        Schemas.of(table)
            .add(lines.schema().apply(LandedRows.ORDER))
            .add(lines.schema().apply(LandedRows.FILE))
            .add(REFUSAL, REFUSAL_TYPE);
    return lines.flatMap(new RawCleaning(table), Encoders.row(schema));
  }

  /**
   * @param line message, order and file, in this order
   */
  @Override
  public Iterator<Row> call(Row line) {
    try {
      return rows(line).iterator();
    } catch (RejectedRecordException refused) {
      return List.of(refusal(refused.rejection(), line)).iterator();
    }
  }

  private List<Row> rows(Row line) throws RejectedRecordException {
    List<Row> rows = new ArrayList<>();
    for (RawRecord raw : JsonMessages.rows(line.getString(0))) {
      IndexedRecord record = Cleaning.clean(table, raw);
      Object[] values = emptyRow(line);
      for (int column = 0; column < values.length - ADDED; column++) {
        values[column] = value(record.get(column));
      }
      rows.add(RowFactory.create(values));
    }
    return rows;
  }

  private Row refusal(Rejection rejection, Row line) {
    Object[] values = emptyRow(line);
    values[values.length - 1] =
        RowFactory.create(
            rejection.field(),
            rejection.reason().code(),
            rejection.message(),
            rejection.remedy(),
            line.getString(0));
    return RowFactory.create(values);
  }

  private Object[] emptyRow(Row line) {
    Object[] values = new Object[table.schema().getFields().size() + ADDED];
    values[values.length - 3] = line.get(1);
    values[values.length - 2] = line.get(2);
    return values;
  }

  private static Object value(Object value) {
    return value instanceof List<?> list ? list.toArray() : value;
  }
}
