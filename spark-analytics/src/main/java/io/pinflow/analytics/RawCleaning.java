package io.pinflow.analytics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.records.Cleaning;
import io.pinflow.records.JsonReader;
import io.pinflow.records.RawRecord;
import io.pinflow.records.RawRecords;
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
 * <p>The result has the table's columns, {@link LandedRows#ORDER} and a column {@value #REFUSAL},
 * which is null for cleaned rows.
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
          .add("value", DataTypes.StringType)
          .add("file", DataTypes.StringType);

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonReader READER = text -> JSON.readValue(text, Object.class);

  private final Table table;

  private RawCleaning(Table table) {
    this.table = table;
  }

  /** The cleaned rows and the refusals of {@link LandedRows#lines}. */
  static Dataset<Row> clean(Table table, Dataset<Row> lines) {
    StructType schema =
        Schemas.of(table).add(lines.schema().apply(LandedRows.ORDER)).add(REFUSAL, REFUSAL_TYPE);
    return lines.flatMap(new RawCleaning(table), Encoders.row(schema));
  }

  @Override
  public Iterator<Row> call(Row line) {
    String message = line.getAs(LandedRows.MESSAGE);
    Row order = line.getAs(LandedRows.ORDER);
    try {
      return rows(message, order).iterator();
    } catch (RejectedRecordException refused) {
      String file = line.getAs("file");
      return List.of(refusal(refused.rejection(), message, file, order)).iterator();
    }
  }

  private List<Row> rows(String message, Row order) throws RejectedRecordException {
    List<Row> rows = new ArrayList<>();
    for (RawRecord raw : RawRecords.parse(message, READER)) {
      IndexedRecord record = Cleaning.clean(table, raw);
      Object[] values = emptyRow(order);
      for (int column = 0; column < values.length - 2; column++) {
        values[column] = value(record.get(column));
      }
      rows.add(RowFactory.create(values));
    }
    return rows;
  }

  private Row refusal(Rejection rejection, String message, String file, Row order) {
    Object[] values = emptyRow(order);
    values[values.length - 1] =
        RowFactory.create(
            rejection.field(),
            rejection.reason().code(),
            rejection.message(),
            rejection.remedy(),
            message,
            file);
    return RowFactory.create(values);
  }

  private Object[] emptyRow(Row order) {
    Object[] values = new Object[table.schema().getFields().size() + 2];
    values[values.length - 2] = order;
    return values;
  }

  private static Object value(Object value) {
    return value instanceof List<?> list ? list.toArray() : value;
  }
}
