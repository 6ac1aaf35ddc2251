package io.pinflow.connect.source;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real database server for tests, with an empty database. */
interface TestDatabase extends AutoCloseable {
  /** The URL a connector uses. */
  String url();

  String user();

  String password();

  /** A connection for the test itself. */
  Connection connect() throws SQLException;

  /** Quotes an identifier. */
  String quote(String identifier);

  /** What to select the column number from, with so many numbers from zero. */
  String numbers(int count);

  /** Ends the server at once, as a crash would. */
  void kill() throws IOException;

  /** Starts the server again, on the same port and data. */
  void restart() throws IOException;

  @Override
  void close() throws IOException;

  /** Runs statements, each on its own. */
  default void run(String... statements) throws SQLException {
    run(List.of(statements));
  }

  /** Runs statements, each on its own. */
  default void run(List<String> statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }
}
