package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/** A database that holds, or shall hold, the three tables; thread-safe. */
public final class Database {
  private static final String MYSQL = "jdbc:mysql:";
  private static final String MARIADB = "jdbc:mariadb:";

  private final String url;
  private final String user;
  private final String password;
  private final Dialect dialect;

  private Database(String url, String user, String password, Dialect dialect) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.dialect = dialect;
  }

  /**
   * The database at a JDBC address; nothing is opened yet. The password may be null.
   *
   * @throws EmulatorException if the address is of no database known here
   */
  public static Database at(String jdbcUrl, String user, String password) throws EmulatorException {
    String scheme = jdbcUrl.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(MARIADB)) {
      return new Database(jdbcUrl, user, password, new MariaDbDialect());
    }
    if (scheme.startsWith(MYSQL)) {
      String url = MARIADB + jdbcUrl.substring(MYSQL.length());
      return new Database(url, user, password, new MariaDbDialect());
    }
    if (scheme.startsWith("jdbc:postgresql:")) {
      return new Database(jdbcUrl, user, password, new PostgresDialect());
    }
    throw EmulatorErrors.unknownDatabase(shown(jdbcUrl));
  }

  /** Makes the tables that are missing. */
  public void createTables() throws EmulatorException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (RawTable table : RawTable.values()) {
        statement.execute(dialect.createTable(table));
        requireKey(connection, table);
      }
    } catch (SQLException e) {
      throw EmulatorErrors.database("create the tables", e);
    }
  }

  private static void requireKey(Connection connection, RawTable table)
      throws SQLException, EmulatorException {
    try (ResultSet keys =
        connection
            .getMetaData()
            .getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table.tableName())) {
      boolean key = keys.next() && keys.getString("COLUMN_NAME").equals(table.key().name());
      if (!key || keys.next()) {
        throw EmulatorErrors.noKey(table);
      }
    }
  }

  /** How many rows a table has. */
  public long count(RawTable table) throws EmulatorException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT COUNT(*) FROM " + dialect.quoted(table.tableName()))) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw EmulatorErrors.database("count " + table.tableName(), e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  Connection connect() throws EmulatorException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    if (url.startsWith(MARIADB)) {
      properties.setProperty("allowLocalInfile", "true");
    }
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw notConnected(e);
    }
  }

  private EmulatorException notConnected(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String reason = oneLine(e.getMessage());
    return state.startsWith("08") && !state.equals("08004")
        ? EmulatorErrors.unreachable(shown(url), reason, e)
        : EmulatorErrors.refused(shown(url), user, reason, e);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s+", " ").replaceAll("\\.\\s*$", "");
  }

  /** The address without its parameters, which may hold a password. */
  private static String shown(String jdbcUrl) {
    int parameters = jdbcUrl.indexOf('?');
    return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
  }
}
