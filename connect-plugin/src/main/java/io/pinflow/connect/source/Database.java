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
  private static final String HIDDEN = "[hidden]";

  private final TableSourceConfig config;
  private final Dialect dialect;
  private final Passwords passwords;
  private final OpenSockets sockets = new OpenSockets();
  private volatile String password = "";

  Database(TableSourceConfig config) {
    this.config = config;
    this.dialect = Dialect.ofUrl(config.url()).orElseThrow(IllegalArgumentException::new);
    this.passwords = Passwords.of(config);
  }

  Dialect dialect() {
    return dialect;
  }

  String user() {
    return config.user();
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

  /** What the driver says, without any secret it may repeat and without its own full stop. */
  String reason(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    String secret = password;
    String hidden = secret.isEmpty() ? message : message.replace(secret, HIDDEN);
    String clean = PASSWORD.matcher(hidden).replaceAll("$1" + HIDDEN).trim();
    return clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean;
  }

  private Connection connect() throws SQLException {
    Properties properties = dialect.properties(config.connectTimeoutMs(), config.queryTimeoutMs());
    if (!config.user().isEmpty()) {
      properties.setProperty("user", config.user());
    }
    password = passwords.current();
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    config.tls().secure(properties, dialect);
    String url = dialect.driverUrl(config.url());
    Driver driver = driver();
    Connection connection = sockets.during(() -> driver.connect(url, properties));
    if (connection == null) {
      throw new SQLException("the driver does not take this URL", "08001");
    }
    return connection;
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
      throw new ConnectException(TableSourceErrors.noDriver(dialect.driverClass()), e);
    }
  }
}
