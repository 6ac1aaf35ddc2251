package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A table as it is at one moment, which several sessions see, and the pages that its rows lie in.
 * What one session has to do with it; not thread-safe.
 *
 * <p>A bound is a number of pages here, from the table's begin; a part of the table has the pages
 * after one bound up to another. The session that exports the moment keeps it: when that one ends,
 * nobody can join any more, and those who have joined still see it.
 */
interface SharedSnapshot {
  /** More pages than any table has. */
  Bound ALL_PAGES = Bound.of(0xFFFF_FFFEL);

  /** Whether the rows can be told by their pages. */
  boolean isPossible() throws SQLException;

  /**
   * Sees the table as it is now until {@link #leave}, and lets others.
   *
   * @param name of the snapshot, by which the others find it
   * @return the name of this moment, unlike that of any other of the snapshot, and greater than
   *     those of earlier ones
   */
  String export(String name) throws SQLException;

  /**
   * Sees the table until {@link #leave} as the session does that exports the snapshot of a name.
   *
   * @return the name of the moment, empty when nobody exports it now
   */
  Optional<String> join(String name) throws SQLException;

  /** Whether it sees the table at a moment. */
  boolean isHeld();

  /** A scan begins, which must end before the next one begins. */
  void beginScan() throws SQLException;

  /**
   * Whether the table is stored where it was at the moment that is held, so that its pages have the
   * moment's rows: it may have been emptied at once, or written anew. True for the time of a scan
   * that was begun before this is asked, and where no moment is held.
   */
  boolean isKept() throws SQLException;

  /** A scan has ended. */
  void endScan() throws SQLException;

  /** Sees the table as it is from now on. */
  void leave() throws SQLException;

  /**
   * Cuts the table at the moment that is held into parts of about the same number of pages, the
   * first of which has two rows at least.
   *
   * @param partRows rows that a part should have
   * @param maxParts the most parts
   * @return the end of each part but for the last; none when the rows are too few for two
   */
  KeySampler.Cut cut(long partRows, int maxParts) throws SQLException;

  /** The rows in the pages after one bound up to another. */
  Condition pages(Optional<Bound> after, Bound upTo);
}
