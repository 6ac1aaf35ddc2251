package io.pinflow.connect.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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

  ColumnKind kindOf(Column column);

  /** Catalog to look a table up in, null for any. */
  String catalog(Connection connection, TableName table) throws SQLException;

  /** Schema to look a table up in, null for any. */
  String schema(Connection connection, TableName table) throws SQLException;
}
