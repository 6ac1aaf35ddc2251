package io.pinflow.analytics.results;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The answers to one query over time; for one thread. */
interface AnswerTable {

  /** Names this writer in the log of the table. */
  String WRITER = "pinflow-answers";

  /**
   * The newest answer.
   *
   * @param rows the values of {@link QueryAnswer#comparedColumns}
   */
  record Latest(Instant answeredAt, List<List<Object>> rows) {

    /** Whether it says the same, in whatever order. */
    boolean same(QueryAnswer answer) {
      List<List<Object>> others = answer.comparedRows();
      return rows.size() == others.size() && new HashSet<>(rows).equals(new HashSet<>(others));
    }
  }

  /** The newest answer in the newest version of the table, empty where there is none. */
  Optional<Latest> latest(QueryAnswer like);

  /**
   * Adds an answer to the version that {@link #latest} saw, in one commit, making the table where
   * there is none.
   *
   * @return whether it was written; not when another writer was quicker
   */
  boolean append(QueryAnswer answer, String runId, Instant answeredAt);
}
