package io.pinflow.connect.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MariaDB and MySQL, both through the MariaDB driver. */
final class MariaDbDialect implements Dialect {
  private static final Logger LOGGER = LoggerFactory.getLogger(MariaDbDialect.class);
  private static final String MARIADB = "jdbc:mariadb:";
  private static final String MYSQL = "jdbc:mysql:";
  private static final int MS_PER_SECOND = 1_000;

  private static final Map<String, String> VALUE_SETTINGS =
      Map.of("useServerPrepStmts", "true", "tinyInt1isBit", "false", "yearIsDateType", "false");

  private static final Set<String> GEOMETRIES =
      Set.of(
          "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection");

  static boolean serves(String url) {
    return url.startsWith(MARIADB) || url.startsWith(MYSQL);
  }

  @Override
  public String driverClass() {
    return "org.mariadb.jdbc.Driver";
  }

  @Override
  public String driverUrl(String url) {
    return url.startsWith(MYSQL) ? MARIADB + url.substring(MYSQL.length()) : url;
  }

  /**
   * Binary rows are exact (the text form of FLOAT keeps six digits only) and cheaper to read;
   * TINYINT(1) and YEAR stay numbers; the server waits ten minutes instead of one for a slow reader
   * before it drops a streamed result.
   */
  @Override
  public Properties properties(int connectTimeoutMs, int socketTimeoutMs) {
    Properties properties = new Properties();
    properties.putAll(VALUE_SETTINGS);
    properties.setProperty("sessionVariables", "net_write_timeout=600");
    properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
    properties.setProperty("connectTimeout", Integer.toString(connectTimeoutMs));
    properties.setProperty("socketTimeout", Integer.toString(socketTimeoutMs));
    return properties;
  }

  @Override
  public void secure(Properties properties, TlsMode mode, Optional<Path> authorities) {
    properties.setProperty("sslMode", mode == TlsMode.REQUIRE ? "trust" : mode.toString());
    authorities.ifPresent(file -> properties.setProperty("serverSslCert", file.toString()));
  }

  /**
   * Instants (TIMESTAMP) are written in UTC whatever the server's zone, where an hour comes twice
   * every autumn; DATETIME has no zone and stays as it is.
   */
  @Override
  public void prepare(Connection connection, int lockTimeoutMs) throws SQLException {
    connection.setReadOnly(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET SESSION time_zone = '+00:00', lock_wait_timeout = "
              + Math.max(1, lockTimeoutMs / MS_PER_SECOND));
    }
  }

  @Override
  public void release(Connection connection) {}

  @Override
  public void reset(Connection connection) {}

  @Override
  public String quote(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.MARIADB;
  }

  @Override
  public Map<String, String> valueSettings() {
    return VALUE_SETTINGS;
  }

  @Override
  public ColumnKind kindOf(Column column) {
    if (GEOMETRIES.contains(column.typeName())) {
      return ColumnKind.GEOMETRY;
    }
    switch (column.sqlType()) {
      case Types.TINYINT:
        return column.isSigned() ? ColumnKind.INT8 : ColumnKind.INT16;
      case Types.SMALLINT:
        return column.isSigned() ? ColumnKind.INT16 : ColumnKind.INT32;
      case Types.INTEGER:
        return column.isSigned() ? ColumnKind.INT32 : ColumnKind.INT64;
      case Types.BIGINT:
        return column.isSigned() ? ColumnKind.INT64 : ColumnKind.EXACT_NUMBER;
      case Types.REAL:
      case Types.FLOAT:
        return ColumnKind.FLOAT32;
      case Types.DOUBLE:
        return ColumnKind.FLOAT64;
      case Types.DECIMAL:
      case Types.NUMERIC:
        return ColumnKind.EXACT_NUMBER;
      case Types.BIT:
      case Types.BOOLEAN:
        return column.precision() == 1 ? ColumnKind.BOOLEAN : ColumnKind.BITS;
      case Types.DATE:
        return ColumnKind.DATE;
      case Types.TIME:
        return ColumnKind.DURATION;
      case Types.TIMESTAMP:
        return ColumnKind.DATE_TIME_PARTS;
      case Types.BINARY:
      case Types.VARBINARY:
      case Types.LONGVARBINARY:
      case Types.BLOB:
        return ColumnKind.BYTES;
      default:
        return ColumnKind.TEXT;
    }
  }

  /** An ENUM or SET is ordered by number and compared by text. */
  @Override
  public Optional<OrderColumn.Kind> orderKind(Column column) {
    boolean isListed = column.typeName().startsWith("enum") || column.typeName().startsWith("set");
    return isListed ? Optional.empty() : Dialect.super.orderKind(column);
  }

  @Override
  public String parameter(Column column) {
    return "?";
  }

  @Override
  public Optional<TimeColumn> timeColumn(Column column, ZoneId localTimes) {
    if (column.sqlType() != Types.TIMESTAMP) {
      return Optional.empty();
    }
    return Optional.of(
        "timestamp".equals(column.typeName())
            ? TimeColumn.ofInstants("")
            : TimeColumn.ofLocalTimes(localTimes));
  }

  @Override
  public Optional<String> rowVersion() {
    return Optional.empty();
  }

  @Override
  public String tables() {
    return "SELECT table_schema, table_name, COALESCE(table_schema = DATABASE(), FALSE)"
        + " FROM information_schema.tables"
        + " WHERE table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema NOT IN"
        + " ('information_schema', 'mysql', 'performance_schema', 'sys')";
  }

  @Override
  public String epochSeconds() {
    return "SELECT UNIX_TIMESTAMP()";
  }

  @Override
  public Horizon horizon(Connection connection, boolean byTime, TableSourceConfig config)
      throws SQLException {
    if (InnoDbHorizon.sees(connection)) {
      return InnoDbHorizon.of(config.connection().url());
    }
    LOGGER.warn(
        "The transactions under way can't be seen: this server is a replica or one of several that write, or the user"
            + " lacks the PROCESS privilege. A row is waited for as long as transaction.max.ms says: {} ms",
        config.order().longestTransactionMs());
    return new TimedHorizon(config.order().longestTransactionMs());
  }

  @Override
  public KeySampler sampler() {
    return new HalvingSampler();
  }

  /** Without LOCK TABLES or RELOAD, no two sessions see a table at one moment. */
  @Override
  public SharedSnapshot sharedSnapshot(Connection connection, String table) {
    return new NoSharedSnapshot();
  }

  @Override
  public String catalog(Connection connection, TableName table) throws SQLException {
    return table.schema().isPresent() ? table.schema().get() : connection.getCatalog();
  }

  @Override
  public String schema(Connection connection, TableName table) {
    return null;
  }
}
