package io.pinflow.connect.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What differs from one database to the next. Stateless. */
interface Dialect {
  /** The dialect a JDBC URL asks for, empty when no driver of this plugin serves it. */
  static Optional<Dialect> ofUrl(String url) {
    if (MariaDbDialect.serves(url)) {
      return Optional.of(new MariaDbDialect());
    }
    return PostgresDialect.serves(url) ? Optional.of(new PostgresDialect()) : Optional.empty();
  }

  /** Name of the driver's class. */
  String driverClass();

  /** The URL as the driver knows it. */
  String driverUrl(String url);

  /**
   * Settings for exact values, streamed reads and no endless waits.
   *
   * @param connectTimeoutMs longest wait for a connection, in milliseconds
   * @param socketTimeoutMs longest wait for an answer, in milliseconds
   */
  Properties properties(int connectTimeoutMs, int socketTimeoutMs);

  /**
   * Those of the settings that decide in what form values come. Drivers let the URL overrule them,
   * which would make values wrong without a word.
   */
  Map<String, String> valueSettings();

  /**
   * Adds what the driver calls a mode of TLS.
   *
   * @param authorities file of the certificates to trust, empty when nothing is verified
   */
  void secure(Properties properties, TlsMode mode, Optional<Path> authorities);

  /**
   * Readies a fresh connection for streamed reads.
   *
   * @param lockTimeoutMs longest wait for a locked table, in milliseconds
   */
  void prepare(Connection connection, int lockTimeoutMs) throws SQLException;

  /** Ends what a finished read leaves open on the server. */
  void release(Connection connection) throws SQLException;

  /** Makes the connection usable again after a statement failed. */
  void reset(Connection connection) throws SQLException;

  String quote(String identifier);

  /** How statements are written. */
  SqlSyntax syntax();

  ColumnKind kindOf(Column column);

  /** The kind a column has in an order of rows, empty when rows can't be ordered by it. */
  default Optional<OrderColumn.Kind> orderKind(Column column) {
    return OrderColumn.kindOf(column, kindOf(column));
  }

  /** How a statement writes a bound value of a column's type. */
  String parameter(Column column);

  /**
   * How a column tells the time of a row's last change, empty when it does not.
   *
   * @param localTimes the zone of dates and times that are stored without one
   */
  Optional<TimeColumn> timeColumn(Column column, ZoneId localTimes);

  /** A column that every change of a row changes, empty when the database has none. */
  Optional<String> rowVersion();

  /**
   * A query for the tables the user may read, but for the server's own: schema, name, and whether
   * the name alone finds it. Views are not among them, for none has a key.
   */
  String tables();

  /** A query for the seconds since 1970 by the database's clock. */
  String epochSeconds();

  /**
   * How to tell who may write.
   *
   * @param byTime whether rows are ordered by a time, which a transaction may take long before it
   *     writes
   */
  Horizon horizon(Connection connection, boolean byTime, TableSourceConfig config)
      throws SQLException;

  /** How to cut a table into parts. */
  KeySampler sampler();

  /**
   * How several sessions see a table at one moment.
   *
   * @param table as statements have it
   */
  SharedSnapshot sharedSnapshot(Connection connection, String table);

  /** Catalog to look a table up in, null for any. */
  String catalog(Connection connection, TableName table) throws SQLException;

  /** Schema to look a table up in, null for any. */
  String schema(Connection connection, TableName table) throws SQLException;
}
