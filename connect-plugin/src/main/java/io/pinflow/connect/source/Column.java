package io.pinflow.connect.source;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/** One column of a result as the driver describes it. */
final class Column {
  private final int index;
  private final String name;
  private final int sqlType;
  private final String typeName;
  private final int precision;
  private final int scale;
  private final boolean signed;
  private final boolean optional;

  private Column(ResultSetMetaData metadata, int index) throws SQLException {
    this.index = index;
    this.name = metadata.getColumnLabel(index);
    this.sqlType = metadata.getColumnType(index);
    this.typeName = typeName(metadata, index);
    this.precision = metadata.getPrecision(index);
    this.scale = metadata.getScale(index);
    this.signed = metadata.isSigned(index);
    this.optional = metadata.isNullable(index) != ResultSetMetaData.columnNoNulls;
  }

  private Column(Column other, boolean optional) {
    this.index = other.index;
    this.name = other.name;
    this.sqlType = other.sqlType;
    this.typeName = other.typeName;
    this.precision = other.precision;
    this.scale = other.scale;
    this.signed = other.signed;
    this.optional = optional;
  }

  /** Describes the column at a one-based index. */
  static Column of(ResultSetMetaData metadata, int index) throws SQLException {
    return new Column(metadata, index);
  }

  /**
   * True while the result still has this very column at its place; asks the driver for nothing it
   * must query.
   */
  boolean matches(ResultSetMetaData metadata) throws SQLException {
    return sqlType == metadata.getColumnType(index)
        && precision == metadata.getPrecision(index)
        && scale == metadata.getScale(index)
        && signed == metadata.isSigned(index)
        && name.equals(metadata.getColumnLabel(index))
        && typeName.equals(typeName(metadata, index));
  }

  /** The same column, but one that may be null. */
  Column optional() {
    return new Column(this, true);
  }

  private static String typeName(ResultSetMetaData metadata, int index) throws SQLException {
    return metadata.getColumnTypeName(index).toLowerCase(Locale.ROOT);
  }

  int index() {
    return index;
  }

  String name() {
    return name;
  }

  /** One of {@link java.sql.Types}. */
  int sqlType() {
    return sqlType;
  }

  /** Whether every driver hands values over as the bytes of their text. */
  boolean isText() {
    return sqlType == Types.CHAR || sqlType == Types.VARCHAR || sqlType == Types.LONGVARCHAR;
  }

  /** The database's own name of the type, in lower case. */
  String typeName() {
    return typeName;
  }

  int precision() {
    return precision;
  }

  int scale() {
    return scale;
  }

  boolean isSigned() {
    return signed;
  }

  /** True unless the database promises that no value is null. */
  boolean isOptional() {
    return optional;
  }
}
