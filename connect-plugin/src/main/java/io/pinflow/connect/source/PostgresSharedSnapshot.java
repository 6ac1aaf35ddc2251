package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL table at a moment: by an exported snapshot, which sessions that want to join find by
 * the name that the exporting one gives itself, and by the places of rows (ctid).
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION">
 *     Snapshot synchronization functions</a>
 */
final class PostgresSharedSnapshot implements SharedSnapshot {
  /** From here on a scan of some pages reads just these. */
  private static final int OLDEST_VERSION = 14;

  private static final int SAMPLED_PAGES = 1_000;
  private static final double ALL = 100;

  /** What the server says of a snapshot that it does not have: by version, and while one ends. */
  private static final Set<String> GONE = Set.of("22023", "42704", "55000");

  /**
   * Rows of other servers, and of other ways to store a table, may have no places or strange ones.
   */
  private static final String HAS_PAGES =
      PageSampler.PARTS_OF_TABLE
          + "SELECT coalesce(bool_and(class.relkind = 'p'"
          + " OR class.relkind = 'r' AND method.amname = 'heap'"
          + " AND (class.relispartition OR class.oid = to_regclass(?))), false)::int"
          + " FROM pg_class class LEFT JOIN pg_am method ON method.oid = class.relam"
          + " WHERE class.oid IN (SELECT id FROM part)";

  /** Of partitions, the longest: the same pages of all of them are one part. */
  private static final String PAGES =
      PageSampler.PARTS_OF_TABLE
          + "SELECT max(pg_relation_size(id)) / current_setting('block_size')::int FROM part";

  /** What follows in the name of a session that exports: the moment's name, and the server's. */
  private static final Pattern EXPORTED = Pattern.compile("([0-9a-z]+) ([0-9A-F-]+)");

  private static final String EXPORTERS =
      "SELECT application_name FROM pg_stat_activity"
          + " WHERE usename = current_user AND datname = current_database()"
          + " AND application_name LIKE ? ORDER BY application_name DESC LIMIT 1";

  /**
   * What is selected is as it was at the moment, what functions tell is as it is now: no other
   * table of this name, no other place on disk, and no partition that is gone.
   */
  private static final String MOVED =
      PageSampler.PARTS_OF_TABLE
          + "SELECT count(*) + (SELECT (count(*) = 0)::int FROM pg_class class"
          + " WHERE class.oid = to_regclass(?) AND class.relname ="
          + " (SELECT name[array_upper(name, 1)] FROM parse_ident(to_regclass(?)::text) AS name))"
          + " FROM pg_class class WHERE oid IN (SELECT id FROM part)"
          + " AND (class.relfilenode IS DISTINCT FROM coalesce(pg_relation_filenode(class.oid), 0)"
          + " OR class.relispartition AND class.oid NOT IN"
          + " (SELECT relid FROM pg_partition_tree(to_regclass(?))))";

  private final Connection connection;
  private final String table;
  private boolean held;
  private boolean exporting;

  /**
   * Readies a session.
   *
   * @param connection stays its opener's to close
   * @param table as statements have it
   */
  PostgresSharedSnapshot(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  @Override
  public boolean isPossible() throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() >= OLDEST_VERSION
        && number(HAS_PAGES, table, table) > 0;
  }

  @Override
  public String export(String name) throws SQLException {
    String moment = SnapshotSchedule.newId();
    try (Statement statement = connection.createStatement()) {
      begin(statement);
      statement.execute(
          "SELECT set_config('application_name', '"
              + sessionName(name)
              + moment
              + " ' || pg_export_snapshot(), false)");
    }
    exporting = true;
    return moment;
  }

  @Override
  public Optional<String> join(String name) throws SQLException {
    Matcher exported = EXPORTED.matcher(exported(sessionName(name)));
    return exported.matches() ? join(exported.group(1), exported.group(2)) : Optional.empty();
  }

  private Optional<String> join(String moment, String exported) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      begin(statement);
      statement.execute("SET TRANSACTION SNAPSHOT '" + exported + "'");
      return Optional.of(moment);
    } catch (SQLException e) {
      if (!GONE.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      held = false;
      connection.rollback();
      return Optional.empty();
    }
  }

  @Override
  public boolean isHeld() {
    return held;
  }

  /** The exporting session keeps no lock between scans, so that the table can be changed. */
  @Override
  public void beginScan() throws SQLException {
    if (exporting) {
      execute("SAVEPOINT scan");
    }
  }

  @Override
  public boolean isKept() throws SQLException {
    return !held || number(MOVED, table, table, table, table) == 0;
  }

  @Override
  public void endScan() throws SQLException {
    if (exporting) {
      execute("ROLLBACK TO SAVEPOINT scan");
    }
  }

  @Override
  public void leave() throws SQLException {
    held = false;
    connection.commit();
    if (exporting) {
      exporting = false;
      execute("SET application_name = '" + PostgresHorizon.OWN_SESSIONS + "'");
      connection.commit();
    }
  }

  /** Rows are counted in some pages, because the planner may have counted none yet. */
  @Override
  public KeySampler.Cut cut(long partRows, int maxParts) throws SQLException {
    beginScan();
    try {
      return cutPages(partRows, maxParts);
    } finally {
      endScan();
    }
  }

  private KeySampler.Cut cutPages(long partRows, int maxParts) throws SQLException {
    long pages = number(PAGES, table);
    double percent = Math.min(ALL, ALL * SAMPLED_PAGES / Math.max(1, pages));
    long sampled =
        number("SELECT count(*) FROM " + table + " TABLESAMPLE SYSTEM (" + percent + ")");
    long rows = (long) (sampled * ALL / percent);
    long parts = Math.min(pages, KeySampler.parts(rows, partRows, maxParts));
    if (parts < 2) {
      return new KeySampler.Cut(List.of(), rows);
    }
    long partPages = (pages + parts - 1) / parts;
    List<Bound> ends = new ArrayList<>();
    for (long end = Math.max(partPages, pagesOfTwoRows()); end < pages; end += partPages) {
      ends.add(Bound.of(end));
    }
    return new KeySampler.Cut(ends, rows);
  }

  @Override
  public Condition pages(Optional<Bound> after, Bound upTo) {
    Condition condition = Condition.always();
    after.ifPresent(bound -> condition.text("ctid >= '(" + pages(bound) + ",0)'::tid"));
    return upTo.equals(ALL_PAGES)
        ? condition
        : condition.and(Condition.always().text("ctid < '(" + pages(upTo) + ",0)'::tid"));
  }

  private static long pages(Bound bound) {
    return ((Number) bound.value(0)).longValue();
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** A snapshot can be exported and joined only before anything is asked for. */
  private void begin(Statement statement) throws SQLException {
    connection.commit();
    held = true;
    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  }

  /** What a session's name begins with that exports a snapshot; the server cuts names off at 63. */
  private static String sessionName(String snapshot) {
    return PostgresHorizon.OWN_SESSIONS + ' ' + snapshot + ' ';
  }

  /** What follows in the name of a session that begins so, empty where there is none. */
  private String exported(String begin) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXPORTERS)) {
      statement.setString(1, begin + "%");
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1).substring(begin.length()) : "";
      }
    } finally {
      // Within a transaction the server tells of the same sessions for ever.
      connection.commit();
    }
  }

  private long pagesOfTwoRows() throws SQLException {
    return number(
        "SELECT max((ctid::text::point)[0])::bigint + 1 FROM (SELECT ctid FROM "
            + table
            + " LIMIT 2) first_rows");
  }

  private long number(String query, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
