package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Connections kept open between uses, as many as are used at the same time; thread-safe. */
final class Connections implements AutoCloseable {
  private final Database database;
  private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

  Connections(Database database) {
    this.database = database;
  }

  /** Does something with a connection, which is kept only if it succeeds. */
  <T> T use(Work<T> work) throws SQLException, EmulatorException {
    Connection connection = idle.poll();
    if (connection == null) {
      connection = database.connect();
    }
    boolean usable = false;
    try {
      T result = work.with(connection);
      usable = true;
      return result;
    } finally {
      if (usable) {
        idle.add(connection);
      } else {
        connection.close();
      }
    }
  }

  @Override
  public void close() throws EmulatorException {
    try {
      for (Connection next = idle.poll(); next != null; next = idle.poll()) {
        next.close();
      }
    } catch (SQLException e) {
      throw EmulatorErrors.database("close the connections", e);
    }
  }

  /** What is done with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException, EmulatorException;
  }
}
