package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** Polls a table as other sources do: whatever has a key greater than the greatest seen. */
final class GreatestKey implements Callable<Set<Long>> {
  private final TestDatabase database;
  private final String table;
  private final Set<Long> seen = new HashSet<>();
  private volatile boolean ended;
  private long greatest;

  GreatestKey(TestDatabase database, String table) {
    this.database = database;
    this.table = table;
  }

  void end() {
    ended = true;
  }

  @Override
  public Set<Long> call() throws SQLException, InterruptedException {
    String query = "SELECT id FROM " + table + " WHERE id > ? ORDER BY id";
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      boolean last = false;
      while (!last) {
        last = ended;
        poll(statement);
        Thread.sleep(20);
      }
    }
    return seen;
  }

  private void poll(PreparedStatement statement) throws SQLException {
    statement.setLong(1, greatest);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        greatest = rows.getLong(1);
        seen.add(greatest);
      }
    }
  }
}
