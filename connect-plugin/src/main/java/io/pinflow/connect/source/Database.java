package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.ConnectException;

/** Opens connections to the configured database, ready for streamed reads. Thread-safe. */
final class Database {
  private static final Pattern PASSWORD =
      Pattern.compile("(password=)[^&;\\s]*", Pattern.CASE_INSENSITIVE);

  /** Places in the statement, advice, and at times the values of a row. */
  private static final Pattern FURTHER_LINES = Pattern.compile("\\R.*", Pattern.DOTALL);

  private static final String HIDDEN = "[hidden]";

  private final ConnectionConfig config;
  private final Dialect dialect;
  private final LogIns logIns;
  private final OpenSockets sockets = new OpenSockets();
  private volatile LogIn logIn = LogIn.NONE;

  Database(ConnectionConfig config) {
    this.config = config;
    this.dialect = config.dialect();
    this.logIns = LogIns.of(config);
  }

  Dialect dialect() {
    return dialect;
  }

  String user() {
    String user = logIn.user();
    return user.isEmpty() ? config.user() : user;
  }

  Connection open() throws SQLException {
    Connection connection = connect();
    try {
      dialect.prepare(connection, config.lockTimeoutMs());
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Cuts the connections whatever they are doing; there are no others from then on. */
  void cut() {
    sockets.cut();
  }

  /** What the driver says in its first line, without any secret it may repeat or its full stop. */
  String reason(SQLException failure) {
    String message = FURTHER_LINES.matcher(String.valueOf(failure.getMessage())).replaceAll("");
    String secret = logIn.password();
    String hidden = secret.isEmpty() ? message : message.replace(secret, HIDDEN);
    String clean = PASSWORD.matcher(hidden).replaceAll("$1" + HIDDEN).trim();
    return clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean;
  }

  private Connection connect() throws SQLException {
    Properties properties = dialect.properties(config.connectTimeoutMs(), config.queryTimeoutMs());
    logIn = logIns.current();
    setUnlessEmpty(properties, "user", logIn.user());
    setUnlessEmpty(properties, "password", logIn.password());
    config.tls().secure(properties, dialect);
    String url = dialect.driverUrl(config.url());
    Driver driver = driver();
    Connection connection = sockets.during(() -> driver.connect(url, properties));
    if (connection == null) {
      throw new SQLException("the driver does not take this URL", "08001");
    }
    return connection;
  }

  private static void setUnlessEmpty(Properties properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.setProperty(name, value);
    }
  }

  /**
   * Not by {@link java.sql.DriverManager}: Connect's plugin isolation hides the drivers from it.
   */
  private Driver driver() {
    try {
      ClassLoader plugin = Database.class.getClassLoader();
      Class<?> driver = Class.forName(dialect.driverClass(), true, plugin);
      return driver.asSubclass(Driver.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ConnectException(ConnectionErrors.noDriver(dialect.driverClass()), e);
    }
  }
}
