package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Transactions under way in InnoDB, and statements of others that may be about to begin one: a
 * statement waiting for a table's lock has taken its time already. Needs the PROCESS privilege.
 *
 * <p>The server fills information_schema.innodb_trx anew only when nobody has read it for a tenth
 * of a second. Whether it has is seen by this query's own row: it holds the query with a mark never
 * used before. All tables of a worker share what was seen, and take longer and varied pauses, so
 * that they, and other workers, don't keep one another from seeing anything new. Thread-safe.
 */
final class InnoDbHorizon implements Horizon {
  /** Numbers from here on are not given to transactions, but made up for readers. */
  private static final String READERS = "281474976710656";

  private static final String QUERY =
      "SELECT trx_mysql_thread_id, UNIX_TIMESTAMP(trx_started), trx_query, 1 FROM"
          + " information_schema.innodb_trx WHERE trx_mysql_thread_id = CONNECTION_ID() OR"
          + " trx_rows_modified > 0 OR trx_lock_structs > 0 OR (trx_id > 0 AND trx_id < "
          + READERS
          + ") UNION ALL SELECT id, UNIX_TIMESTAMP() - time, NULL, 0 FROM"
          + " information_schema.processlist WHERE command IN ('Query', 'Execute') AND id <>"
          + " CONNECTION_ID() AND (info IS NULL OR info NOT RLIKE '^[[:space:]]*(/[*][^*]*[*]/)?[[:space:]]*(select|show) ')";

  private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(110);
  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(220);

  private static final ConcurrentMap<String, InnoDbHorizon> BY_URL = new ConcurrentHashMap<>();

  private static final String OTHER_WRITERS =
      "SHOW GLOBAL VARIABLES WHERE variable_name IN"
          + " ('read_only', 'innodb_read_only', 'super_read_only', 'wsrep_on') AND value = 'ON'";

  /** Nobody waits for another's look: a database that hangs for one must not hold up all. */
  private final ReentrantLock looking = new ReentrantLock();

  private volatile Optional<Moment> last = Optional.empty();
  private volatile long nextNanos = System.nanoTime();

  private InnoDbHorizon() {}

  /** Whether all who write to the database do so on this server, and the user may see them. */
  static boolean sees(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet others = statement.executeQuery(OTHER_WRITERS)) {
      if (others.next()) {
        return false;
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(QUERY + " LIMIT 1").close();
      return true;
    } catch (SQLException e) {
      if (SqlFailures.isPermanent(e)) {
        return false;
      }
      throw e;
    }
  }

  /** The horizon of a database, shared by all who read there with this plugin. */
  static InnoDbHorizon of(String url) {
    return BY_URL.computeIfAbsent(url, any -> new InnoDbHorizon());
  }

  @Override
  public Optional<Moment> observe(Connection connection) throws SQLException {
    if (System.nanoTime() - nextNanos >= 0 && looking.tryLock()) {
      try {
        Optional<Moment> seen = look(connection);
        last = seen.isPresent() ? seen : last;
      } finally {
        nextNanos =
            System.nanoTime()
                + ThreadLocalRandom.current().nextLong(MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
        looking.unlock();
      }
    }
    return last;
  }

  private static Optional<Moment> look(Connection connection) throws SQLException {
    long begunNanos = System.nanoTime();
    String mark = UUID.randomUUID().toString();
    try (Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      try {
        return moment(statement, mark, begunNanos);
      } finally {
        statement.execute("COMMIT");
      }
    }
  }

  private static Optional<Moment> moment(Statement statement, String mark, long begunNanos)
      throws SQLException {
    Writers writers = new Writers();
    boolean fresh = false;
    try (ResultSet rows = statement.executeQuery("/* " + mark + " */ " + QUERY)) {
      while (rows.next()) {
        String query = rows.getString(3);
        if (query != null && query.contains(mark)) {
          fresh = true;
        } else if (rows.getBoolean(4)) {
          writers.addTransaction(rows.getString(1), rows.getLong(2));
        } else {
          writers.addStatement(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return fresh ? Optional.of(new Moment(begunNanos, 0, 0, writers, 0)) : Optional.empty();
  }
}
