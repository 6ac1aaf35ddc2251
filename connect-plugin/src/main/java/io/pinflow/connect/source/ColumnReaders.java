package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema and the reader of each kind of column. */
final class ColumnReaders {
  private static final int LARGEST_LONG_BITS = 63;

  /** PostgreSQL's own limit; its driver reports scales below zero as ones far beyond it. */
  private static final int LARGEST_SCALE = 1_000;

  private static final int MICROSECOND_DIGITS = 6;

  private ColumnReaders() {}

  static Schema schema(Column column, ColumnKind kind, ColumnRules rules) {
    SchemaBuilder builder =
        rules.isMasked() ? SchemaBuilder.string() : builder(column, kind, rules.decimalMode());
    return column.isOptional() || rules.mayDeliverNull(kind)
        ? builder.optional().build()
        : builder.build();
  }

  static ColumnReader reader(Column column, ColumnKind kind, ColumnRules rules) {
    return rules.applied(exact(column, kind, rules), kind);
  }

  private static ColumnReader exact(Column column, ColumnKind kind, ColumnRules rules) {
    ZeroDates zeroDates = rules.zeroDates();
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
        return isDecimal(column, rules.decimalMode())
            ? decimal(column)
            : row -> row.getString(index);
      case DATE_TIME_TEXT:
        return row -> DateTimeText.text(row.getBytes(index));
      case DATE:
        DateTimeParts date = new DateTimeParts();
        return row -> date.date(row, index, zeroDates);
      case DURATION:
        return duration(column);
      case DATE_TIME_PARTS:
        DateTimeParts dateTime = new DateTimeParts();
        return row -> dateTime.dateTime(row, index, zeroDates);
      case GEOMETRY:
        return row -> geometry(row.getBytes(index));
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
      case DATE:
      case DURATION:
      case DATE_TIME_PARTS:
      case GEOMETRY:
      case TEXT:
        return SchemaBuilder.string();
    }
    throw new IllegalArgumentException("Unknown kind of column " + kind);
  }

  /** A number without a declared precision has no fixed scale, which Connect's Decimal needs. */
  static boolean isDecimal(Column column, DecimalMode mode) {
    return mode == DecimalMode.PRECISE && column.precision() > 0 && column.scale() <= LARGEST_SCALE;
  }

  private static ColumnReader decimal(Column column) {
    int index = column.index();
    int scale = column.scale();
    return row -> {
      BigDecimal value = row.getBigDecimal(index);
      return value == null ? null : value.setScale(scale);
    };
  }

  /**
   * The driver's text is right without a fraction and with all six digits of one; in between it
   * makes 00:00:00.01 one tenth of a second.
   */
  private static ColumnReader duration(Column column) {
    int index = column.index();
    return column.scale() % MICROSECOND_DIGITS == 0
        ? row -> DateTimeText.normal(row.getString(index))
        : row -> DateTimeText.ofDuration(row.getObject(index, Duration.class));
  }

  private static String geometry(byte[] bytes) {
    return bytes == null ? null : WellKnownText.of(bytes);
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
