package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * One column of the order rows are read in: how its values stand in statements and offsets. Not
 * thread-safe.
 */
final class OrderColumn {
  /** What the values are. */
  enum Kind {
    /** Whole numbers of up to 64 bits with a sign: a Long. */
    WHOLE,
    /** Whole numbers of 64 bits without a sign: their digits. */
    UNSIGNED,
    /** Other exact numbers: their digits. */
    DECIMAL,
    /** Anything the database compares with a text: that text. */
    TEXT,
    /** A date and time that the driver must hand over in parts: its text. */
    TIME_PARTS,
    /** A date that the driver must hand over in parts: its text. */
    DATE_PARTS,
    /** Bytes: their base64. */
    BYTES
  }

  private final String name;
  private final String quoted;
  private final String parameter;
  private final Kind kind;
  private static final Pattern DATE = Pattern.compile("\\d{4,}-\\d\\d-\\d\\d");

  private static final Pattern DATE_TIME =
      Pattern.compile(DATE.pattern() + "( \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?)?");

  private final DateTimeParts parts = new DateTimeParts();

  /**
   * Describes a column.
   *
   * @param quoted its name in statements
   * @param parameter how a statement writes a value of it that is bound
   */
  OrderColumn(String name, String quoted, String parameter, Kind kind) {
    this.name = name;
    this.quoted = quoted;
    this.parameter = parameter;
    this.kind = kind;
  }

  /** The kind that rows can be ordered by without losing any, empty for the others. */
  static Optional<Kind> kindOf(Column column, ColumnKind kind) {
    switch (kind) {
      case INT8:
      case INT16:
      case INT32:
      case INT64:
        return Optional.of(Kind.WHOLE);
      case EXACT_NUMBER:
        return Optional.of(
            column.sqlType() == java.sql.Types.BIGINT ? Kind.UNSIGNED : Kind.DECIMAL);
      case DATE_TIME_TEXT:
        return Optional.of(Kind.TEXT);
      case DATE_TIME_PARTS:
        return Optional.of(Kind.TIME_PARTS);
      case DATE:
        return Optional.of(Kind.DATE_PARTS);
      case BYTES:
        return Optional.of(Kind.BYTES);
      case TEXT:
        return Optional.of(Kind.TEXT);
      default:
        return Optional.empty();
    }
  }

  String name() {
    return name;
  }

  String quoted() {
    return quoted;
  }

  String parameter() {
    return parameter;
  }

  /** What its values are in an offset. */
  String describe() {
    switch (kind) {
      case WHOLE:
        return "a whole number";
      case UNSIGNED:
        return "the digits of a whole number, as text";
      case DECIMAL:
        return "the digits of a number, as text";
      case TIME_PARTS:
      case DATE_PARTS:
        return "a date as text, as 2024-05-17 or 2024-05-17 08:30:00";
      case BYTES:
        return "base64";
      default:
        return "text as the database has it";
    }
  }

  /** Whether its values are numbers. */
  boolean isNumber() {
    return kind == Kind.WHOLE || kind == Kind.UNSIGNED || kind == Kind.DECIMAL;
  }

  Kind kind() {
    return kind;
  }

  /**
   * The value of the current row.
   *
   * @throws ConfigException when it is null, for no row could be found again by it
   */
  Object require(TableName table, ResultSet row, int index) throws SQLException {
    Object value = read(row, index);
    if (value == null) {
      throw new ConfigException(OrderErrors.nullInOrder(table, name));
    }
    return value;
  }

  /** The value of the current row: a Long or a text, null when the column is. */
  Object read(ResultSet row, int index) throws SQLException {
    switch (kind) {
      case WHOLE:
        long number = row.getLong(index);
        return row.wasNull() ? null : (Object) number;
      case TIME_PARTS:
        return parts.dateTime(row, index, ZeroDates.TEXT);
      case DATE_PARTS:
        return parts.date(row, index, ZeroDates.TEXT);
      case BYTES:
        byte[] bytes = row.getBytes(index);
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
      default:
        return row.getString(index);
    }
  }

  void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    switch (kind) {
      case WHOLE:
        statement.setLong(index, ((Number) value).longValue());
        break;
      case UNSIGNED:
      case DECIMAL:
        statement.setBigDecimal(index, new BigDecimal(value.toString()));
        break;
      case BYTES:
        statement.setBytes(index, Base64.getDecoder().decode(value.toString()));
        break;
      default:
        statement.setString(index, value.toString());
    }
  }

  /** Whether a value can be one of this column's, as {@link #read} gives them. */
  boolean accepts(Object value) {
    try {
      switch (kind) {
        case WHOLE:
          return value instanceof Long;
        case UNSIGNED:
          BigInteger number = new BigInteger(value.toString());
          return number.signum() >= 0 && number.bitLength() <= Long.SIZE;
        case DECIMAL:
          return new BigDecimal(value.toString()) != null;
        case BYTES:
          return Base64.getDecoder().decode(value.toString()) != null;
        case TIME_PARTS:
          return DATE_TIME.matcher(value.toString()).matches();
        case DATE_PARTS:
          return DATE.matcher(value.toString()).matches();
        default:
          return value instanceof String;
      }
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
