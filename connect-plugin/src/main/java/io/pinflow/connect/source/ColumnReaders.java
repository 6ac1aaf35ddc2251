package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema and the reader of each kind of column. */
final class ColumnReaders {
  private static final int LARGEST_LONG_BITS = 63;

  private ColumnReaders() {}

  static Schema schema(Column column, ColumnKind kind, DecimalMode mode) {
    SchemaBuilder builder = builder(column, kind, mode);
    return column.isOptional() ? builder.optional().build() : builder.build();
  }

  static ColumnReader reader(Column column, ColumnKind kind, DecimalMode mode) {
    int index = column.index();
    switch (kind) {
      case INT8:
        return row -> orNull(row, row.getByte(index));
      case INT16:
        return row -> orNull(row, row.getShort(index));
      case INT32:
        return row -> orNull(row, row.getInt(index));
      case INT64:
        return row -> orNull(row, row.getLong(index));
      case FLOAT32:
        return row -> orNull(row, row.getFloat(index));
      case FLOAT64:
        return row -> orNull(row, row.getDouble(index));
      case BOOLEAN:
        return row -> orNull(row, row.getBoolean(index));
      case BITS:
        return bits(column);
      case EXACT_NUMBER:
        return isDecimal(column, mode) ? decimal(column) : row -> row.getString(index);
      case DATE_TIME_TEXT:
        return row -> DateTimeText.normal(row.getString(index));
      case DATE_TIME_PARTS:
        return row -> DateTimeText.ofParts(row, index);
      case BYTES:
        return row -> row.getBytes(index);
      case TEXT:
        return row -> row.getString(index);
    }
    throw new IllegalArgumentException("Unknown kind of column " + kind);
  }

  private static SchemaBuilder builder(Column column, ColumnKind kind, DecimalMode mode) {
    switch (kind) {
      case INT8:
      case INT16:
      case INT32:
      case INT64:
      case FLOAT32:
      case FLOAT64:
      case BOOLEAN:
      case BYTES:
        return SchemaBuilder.type(Schema.Type.valueOf(kind.name()));
      case BITS:
        return column.precision() > LARGEST_LONG_BITS
            ? SchemaBuilder.string()
            : SchemaBuilder.int64();
      case EXACT_NUMBER:
        return isDecimal(column, mode) ? Decimal.builder(column.scale()) : SchemaBuilder.string();
      case DATE_TIME_TEXT:
      case DATE_TIME_PARTS:
      case TEXT:
        return SchemaBuilder.string();
    }
    throw new IllegalArgumentException("Unknown kind of column " + kind);
  }

  /** A number without a declared precision has no fixed scale, which Connect's Decimal needs. */
  private static boolean isDecimal(Column column, DecimalMode mode) {
    return mode == DecimalMode.PRECISE && column.precision() > 0;
  }

  private static ColumnReader decimal(Column column) {
    int index = column.index();
    int scale = column.scale();
    return row -> {
      BigDecimal value = row.getBigDecimal(index);
      return value == null ? null : value.setScale(scale);
    };
  }

  private static ColumnReader bits(Column column) {
    int index = column.index();
    boolean asText = column.precision() > LARGEST_LONG_BITS;
    return row -> {
      byte[] bytes = row.getBytes(index);
      if (bytes == null) {
        return null;
      }
      BigInteger value = new BigInteger(1, bytes);
      return asText ? value.toString() : (Object) value.longValueExact();
    };
  }

  private static Object orNull(ResultSet row, Object value) throws SQLException {
    return row.wasNull() ? null : value;
  }
}
