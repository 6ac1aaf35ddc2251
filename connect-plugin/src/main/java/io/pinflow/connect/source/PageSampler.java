package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the rows of random pages of a PostgreSQL table for all of them, whatever their key is. */
final class PageSampler implements KeySampler {
  private static final double PAGES = 1_000;
  private static final double ALL = 100;
  private static final int MOST_ROWS = 200_000;

  /** A table and its partitions. */
  static final String PARTS_OF_TABLE =
      "WITH RECURSIVE part(id) AS (SELECT to_regclass(?)::oid"
          + " UNION ALL SELECT inhrelid FROM pg_inherits JOIN part ON inhparent = part.id) ";

  private static final String PAGES_OF_TABLE =
      PARTS_OF_TABLE
          + "SELECT sum(pg_relation_size(id)) / current_setting('block_size')::int FROM part";

  /** As of the last time the server counted, for its planner; -1 says that it never has. */
  private static final String ROWS_OF_TABLE =
      PARTS_OF_TABLE
          + "SELECT sum(greatest(reltuples, 0))::bigint FROM pg_class WHERE oid IN (SELECT id FROM part)";

  @Override
  public long rows(KeyQueries keys) throws SQLException {
    return keys.number(ROWS_OF_TABLE);
  }

  @Override
  public Cut cut(KeyQueries keys, Optional<Bound> from, Bound to, long partRows, int maxParts)
      throws SQLException {
    double percent = Math.min(ALL, ALL * PAGES / Math.max(1, keys.number(PAGES_OF_TABLE)));
    Condition range = keys.order().after(from).and(keys.order().upTo(to));
    List<Bound> sample = keys.sample(" TABLESAMPLE SYSTEM (" + percent + ")", range, MOST_ROWS);
    long rows = (long) (sample.size() * ALL / percent);
    int parts = Math.min(sample.size(), KeySampler.parts(rows, partRows, maxParts));
    List<Bound> points = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      points.add(sample.get((int) ((long) part * sample.size() / parts)));
    }
    return new Cut(points, rows);
  }
}
