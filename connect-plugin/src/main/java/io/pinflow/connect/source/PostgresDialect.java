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

/** PostgreSQL. */
final class PostgresDialect implements Dialect {
  private static final int MS_PER_SECOND = 1000;

  private static final Map<String, String> VALUE_SETTINGS =
      Map.of(
          "binaryTransfer",
          "false",
          "binaryTransferEnable",
          "INT2,INT4,INT8,FLOAT4,FLOAT8,BYTEA",
          "binaryTransferDisable",
          "POINT,BOX");

  static boolean serves(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public String driverClass() {
    return "org.postgresql.Driver";
  }

  @Override
  public String driverUrl(String url) {
    return url;
  }

  /**
   * Binary transfer for the types whose binary form is exact and cheaper; every other type comes as
   * the server's own text, because the driver would take a time through the zone of the JVM and a
   * numeric through scientific notation. Points and boxes it would fetch in binary even so.
   */
  @Override
  public Properties properties(int connectTimeoutMs, int socketTimeoutMs) {
    Properties properties = new Properties();
    properties.putAll(VALUE_SETTINGS);
    properties.setProperty("prepareThreshold", "-1");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", PostgresHorizon.OWN_SESSIONS);
    properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
    properties.setProperty("loginTimeout", seconds(connectTimeoutMs));
    properties.setProperty("connectTimeout", seconds(connectTimeoutMs));
    properties.setProperty("socketTimeout", seconds(socketTimeoutMs));
    return properties;
  }

  @Override
  public void secure(Properties properties, TlsMode mode, Optional<Path> authorities) {
    properties.setProperty("sslmode", mode.toString());
    authorities.ifPresent(file -> properties.setProperty("sslrootcert", file.toString()));
  }

  /**
   * Rows are streamed only inside a transaction, each statement of which sees what is committed by
   * then; instants (timestamptz) are written in UTC whatever the JVM's zone, and floating-point
   * numbers inside of arrays, points and the like with every digit that counts, whatever the
   * database's habit. A scan begins with the first page, not where another one is: so the rows of a
   * table without a key come in the same order again.
   */
  @Override
  public void prepare(Connection connection, int lockTimeoutMs) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'; SET extra_float_digits = 3");
      statement.execute("SET synchronize_seqscans = off");
      statement.execute("SET lock_timeout = " + lockTimeoutMs);
    }
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
  }

  /** An open transaction would hold vacuum back. */
  @Override
  public void release(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  public void reset(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.POSTGRES;
  }

  @Override
  public Map<String, String> valueSettings() {
    return VALUE_SETTINGS;
  }

  @Override
  public ColumnKind kindOf(Column column) {
    switch (column.sqlType()) {
      case Types.SMALLINT:
        return ColumnKind.INT16;
      case Types.INTEGER:
        return ColumnKind.INT32;
      case Types.BIGINT:
        return ColumnKind.INT64;
      case Types.REAL:
        return ColumnKind.FLOAT32;
      case Types.DOUBLE:
        return "money".equals(column.typeName()) ? ColumnKind.TEXT : ColumnKind.FLOAT64;
      case Types.NUMERIC:
        return ColumnKind.EXACT_NUMBER;
      case Types.BIT:
      case Types.BOOLEAN:
        return "bool".equals(column.typeName()) ? ColumnKind.BOOLEAN : ColumnKind.TEXT;
      case Types.DATE:
      case Types.TIME:
      case Types.TIMESTAMP:
      case Types.TIME_WITH_TIMEZONE:
      case Types.TIMESTAMP_WITH_TIMEZONE:
        return ColumnKind.DATE_TIME_TEXT;
      case Types.BINARY:
        return ColumnKind.BYTES;
      default:
        return ColumnKind.TEXT;
    }
  }

  /** Texts are bound as texts, which the server compares with nothing but texts. */
  @Override
  public String parameter(Column column) {
    return kindOf(column) == ColumnKind.TEXT || kindOf(column) == ColumnKind.DATE_TIME_TEXT
        ? "CAST(? AS " + column.typeName() + ")"
        : "?";
  }

  @Override
  public Optional<TimeColumn> timeColumn(Column column, ZoneId localTimes) {
    switch (column.typeName()) {
      case "timestamptz":
        return Optional.of(TimeColumn.ofInstants("+00"));
      case "timestamp":
        return Optional.of(TimeColumn.ofLocalTimes(localTimes));
      default:
        return Optional.empty();
    }
  }

  /** The number of the transaction that wrote the row. */
  @Override
  public Optional<String> rowVersion() {
    return Optional.of("xmin::text AS \"pinflow row version\"");
  }

  /** A partition's rows are those of its table. */
  @Override
  public String tables() {
    return "SELECT space.nspname, class.relname, space.nspname = current_schema()"
        + " FROM pg_class class JOIN pg_namespace space ON space.oid = class.relnamespace"
        + " WHERE class.relkind IN ('r', 'p') AND NOT class.relispartition"
        + " AND space.nspname <> 'information_schema' AND space.nspname NOT LIKE 'pg\\_%'"
        + " AND has_schema_privilege(space.oid, 'USAGE')"
        + " AND has_table_privilege(class.oid, 'SELECT')";
  }

  @Override
  public String epochSeconds() {
    return "SELECT floor(extract(epoch FROM clock_timestamp()))::bigint";
  }

  @Override
  public Horizon horizon(Connection connection, boolean byTime, TableSourceConfig config) {
    return new PostgresHorizon(byTime, config.order().longestTransactionMs());
  }

  @Override
  public KeySampler sampler() {
    return new PageSampler();
  }

  @Override
  public SharedSnapshot sharedSnapshot(Connection connection, String table) {
    return new PostgresSharedSnapshot(connection, table);
  }

  @Override
  public String catalog(Connection connection, TableName table) {
    return null;
  }

  @Override
  public String schema(Connection connection, TableName table) throws SQLException {
    return table.schema().isPresent() ? table.schema().get() : connection.getSchema();
  }

  private static String seconds(int milliseconds) {
    return Integer.toString(Math.max(1, milliseconds / MS_PER_SECOND));
  }
}
