package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.posting.Answer;
import io.pinflow.emulator.posting.Delivery;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.posting.Sending;
import io.pinflow.emulator.posting.Target;
import io.pinflow.emulator.source.NumberedPosts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Posts rows into the three tables, one transaction a post, as the application does whose rows they
 * are; a post that is there already stays as it is.
 */
public final class DatabaseTarget implements Target {
  private static final int OK = 200;
  private static final int FAILED = 500;

  private final NumberedPosts posts;
  private final Database database;
  private final Connections connections;
  private final Retries retries;

  public DatabaseTarget(NumberedPosts posts, Database database, Retries retries) {
    this.posts = posts;
    this.database = database;
    this.retries = retries;
    connections = new Connections(database);
  }

  /**
   * The largest key of the three tables, empty if they are.
   *
   * @throws EmulatorException if they can't be read
   */
  public static OptionalInt largestKey(Database database) throws EmulatorException {
    OptionalInt largest = OptionalInt.empty();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (RawTable table : RawTable.values()) {
        try (ResultSet result = statement.executeQuery(database.dialect().selectLargest(table))) {
          result.next();
          int key = result.getInt(1);
          if (!result.wasNull()) {
            largest = OptionalInt.of(Math.max(key, largest.orElse(key)));
          }
        }
      }
      return largest;
    } catch (SQLException e) {
      throw EmulatorErrors.database("read the largest key", e);
    }
  }

  @Override
  public List<List<RawTable>> parts() {
    return List.of(Arrays.asList(RawTable.values()));
  }

  @Override
  public Optional<Delivery> deliver(Sending sending)
      throws EmulatorException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (RawTable table : RawTable.values()) {
      posts.row(table, sending.row()).ifPresent(rows::add);
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(deliver(rows));
  }

  private Delivery deliver(List<Row> rows) throws InterruptedException {
    long sentMillis = System.currentTimeMillis();
    long sentNanos = System.nanoTime();
    Answer answer = retries.answerOf(() -> attempt(rows));
    return new Delivery(
        (Integer) rows.get(0).values().get(0),
        Optional.empty(),
        sentMillis,
        sentNanos,
        System.currentTimeMillis(),
        System.nanoTime(),
        answer);
  }

  private Answer attempt(List<Row> rows) {
    try {
      connections.use(connection -> insert(connection, rows));
      return Answer.accepted(OK);
    } catch (EmulatorException e) {
      return Answer.unavailable(0, "no connection to the database", e.getMessage());
    } catch (SQLException e) {
      String trouble = "SQL state " + e.getSQLState();
      return isPassing(e)
          ? Answer.unavailable(0, trouble, e.getMessage())
          : Answer.refused(FAILED, trouble, e.getMessage());
    }
  }

  /**
   * Whether it may go well the next time: a lost connection, a deadlock, a server shutting down.
   */
  private static boolean isPassing(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return e instanceof SQLTransientException
        || e instanceof SQLRecoverableException
        || state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("57P");
  }

  private Void insert(Connection connection, List<Row> rows) throws SQLException {
    connection.setAutoCommit(false);
    for (Row row : rows) {
      try (PreparedStatement statement =
          connection.prepareStatement(database.dialect().insertOne(row.table()))) {
        for (int place = 0; place < row.values().size(); place++) {
          database.dialect().set(statement, place + 1, row.values().get(place));
        }
        statement.executeUpdate();
      }
    }
    connection.commit();
    return null;
  }

  @Override
  public void close() throws EmulatorException {
    posts.close();
    connections.close();
  }
}
