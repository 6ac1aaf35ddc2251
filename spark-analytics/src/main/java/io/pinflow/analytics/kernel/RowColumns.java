package io.pinflow.analytics.kernel;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Rows as Delta's kernel takes them: by column, of the table's schema and order. */
public final class RowColumns implements ColumnarBatch {

  private final StructType schema;
  private final List<String> names;
  private final List<List<Object>> rows;

  /**
   * Wraps rows; copies nothing.
   *
   * @param schema of the table; columns it has and the rows have not are null
   * @param names of the rows' values
   */
  public RowColumns(StructType schema, List<String> names, List<List<Object>> rows) {
    this.schema = schema;
    this.names = names;
    this.rows = rows;
  }

  @Override
  public StructType getSchema() {
    return schema;
  }

  @Override
  public ColumnVector getColumnVector(int ordinal) {
    StructField field = schema.at(ordinal);
    int place = names.indexOf(field.getName());
    List<Object> values = new ArrayList<>(rows.size());
    for (List<Object> row : rows) {
      values.add(place < 0 ? null : row.get(place));
    }
    return new Values(field.getDataType(), values);
  }

  @Override
  public int getSize() {
    return rows.size();
  }

  private record Values(DataType type, List<?> values) implements ColumnVector {

    @Override
    public DataType getDataType() {
      return type;
    }

    @Override
    public int getSize() {
      return values.size();
    }

    @Override
    public boolean isNullAt(int row) {
      return values.get(row) == null;
    }

    @Override
    public int getInt(int row) {
      return (Integer) values.get(row);
    }

    @Override
    public long getLong(int row) {
      Object value = values.get(row);
      if (value instanceof LocalDateTime time) {
        return Micros.of(time);
      }
      return value instanceof Instant time ? Micros.of(time) : (Long) value;
    }

    @Override
    public double getDouble(int row) {
      return (Double) values.get(row);
    }

    @Override
    public String getString(int row) {
      return (String) values.get(row);
    }

    @Override
    public ArrayValue getArray(int row) {
      List<?> elements = (List<?>) values.get(row);
      return new Elements(new Values(((ArrayType) type).getElementType(), elements));
    }

    @Override
    public void close() {}
  }

  private record Elements(ColumnVector elements) implements ArrayValue {

    @Override
    public int getSize() {
      return elements.getSize();
    }

    @Override
    public ColumnVector getElements() {
      return elements;
    }
  }
}
