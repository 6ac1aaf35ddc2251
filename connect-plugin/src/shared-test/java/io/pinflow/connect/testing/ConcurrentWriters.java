package io.pinflow.connect.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sixteen sessions that insert one row or many, update and delete rows of their own, in
 * transactions of up to five seconds, a fifth of which are rolled back. What was committed is
 * written down.
 */
public final class ConcurrentWriters implements AutoCloseable {
  private static final int WRITERS = 16;
  private static final int LONGEST_MS = 5_000;

  private final Callable<Connection> database;
  private final String table;
  private final String touch;
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private final List<Future<Void>> running = new ArrayList<>();
  private final Map<Long, Integer> inserted = new ConcurrentHashMap<>();
  private final Map<Long, Integer> committed = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /**
   * Readies the writers.
   *
   * @param table one with a growing id and a version
   * @param touch the assignment an UPDATE sets the time of its rows by, after a comma
   */
  public ConcurrentWriters(Callable<Connection> database, String table, String touch) {
    this.database = database;
    this.table = table;
    this.touch = touch;
  }

  /** Starts them all. */
  public void start(long seed) {
    for (int writer = 0; writer < WRITERS; writer++) {
      Random random = new Random(seed + writer);
      Callable<Void> writing =
          () -> {
            new Writer(random).write();
            return null;
          };
      running.add(threads.submit(writing));
    }
  }

  /** Lets every transaction under way end; throws what a writer failed with. */
  public void stop() throws InterruptedException, ExecutionException {
    ended = true;
    for (Future<Void> writer : running) {
      writer.get();
    }
  }

  /** Every row ever committed, with its first version. */
  public Map<Long, Integer> inserted() {
    return inserted;
  }

  /** The rows there are, each with its version. */
  public Map<Long, Integer> committed() {
    return committed;
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdownNow();
  }

  /** One session. */
  private final class Writer {
    private final Random random;
    private final List<Long> own = new ArrayList<>();
    private final Map<Long, Integer> versions = new HashMap<>();

    Writer(Random random) {
      this.random = random;
    }

    void write() throws Exception {
      try (Connection connection = database.call()) {
        connection.setAutoCommit(false);
        while (!ended) {
          transaction(connection);
        }
      }
    }

    private void transaction(Connection connection) throws SQLException, InterruptedException {
      Map<Long, Integer> changed = new HashMap<>();
      int statements = 1 + random.nextInt(3);
      for (int i = 0; i < statements; i++) {
        change(connection, changed);
        TimeUnit.MILLISECONDS.sleep(pauseMs());
      }
      if (random.nextInt(5) == 0) {
        connection.rollback();
      } else {
        connection.commit();
        changed.forEach(this::remember);
      }
    }

    private void change(Connection connection, Map<Long, Integer> changed) throws SQLException {
      int kind = random.nextInt(20);
      if (kind < 13 || own.isEmpty()) {
        insert(connection, kind == 0 ? 100 : 1 + random.nextInt(4), changed);
      } else {
        long id = own.get(random.nextInt(own.size()));
        Integer version = changed.getOrDefault(id, versions.get(id));
        if (version != null && version > 0) {
          boolean deletes = kind == 19;
          changed.put(id, deletes ? 0 : version + 1);
          run(
              connection,
              deletes
                  ? "DELETE FROM " + table + " WHERE id = " + id
                  : "UPDATE "
                      + table
                      + " SET version = "
                      + (version + 1)
                      + touch
                      + " WHERE id = "
                      + id);
        }
      }
    }

    private void insert(Connection connection, int rows, Map<Long, Integer> changed)
        throws SQLException {
      String values = ", (1)".repeat(rows).substring(2);
      String sql = "INSERT INTO " + table + " (version) VALUES " + values;
      if (connection.getMetaData().getDatabaseProductName().equals("MySQL")) {
        run(connection, sql);
        long first = keys(connection, "SELECT LAST_INSERT_ID()").get(0);
        for (long id = first; id < first + rows; id++) {
          changed.put(id, 1);
        }
      } else {
        keys(connection, sql + " RETURNING id").forEach(id -> changed.put(id, 1));
      }
    }

    private List<Long> keys(Connection connection, String sql) throws SQLException {
      List<Long> keys = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          keys.add(rows.getLong(1));
        }
      }
      return keys;
    }

    private void remember(long id, int version) {
      if (versions.put(id, version) == null) {
        own.add(id);
        inserted.put(id, version);
      }
      if (version == 0) {
        committed.remove(id);
      } else {
        committed.put(id, version);
      }
    }

    private long pauseMs() {
      return random.nextInt(40) == 0 ? random.nextInt(LONGEST_MS) : random.nextInt(30);
    }

    private void run(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql);
      }
    }
  }
}
