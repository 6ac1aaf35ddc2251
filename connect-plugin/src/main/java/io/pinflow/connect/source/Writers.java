package io.pinflow.connect.source;

import java.util.HashMap;
import java.util.Map;

/**
 * Sessions of a database that may be writing: those in a transaction that writes, and those in a
 * statement that may be about to begin one. Filled by one thread, then only read.
 */
final class Writers {
  /**
   * Since when a session has been at it is known in whole seconds, of two clocks: by less than two
   * seconds apart, it may be the same transaction.
   */
  private static final long SAME_SECONDS = 2;

  private final Map<String, Long> transactions = new HashMap<>();
  private final Map<String, Long> statements = new HashMap<>();

  /** Adds a session in a transaction, with the second that it began. */
  void addTransaction(String session, long since) {
    transactions.merge(session, since, Math::min);
  }

  /** Adds a session in a statement, with the second that it began. */
  void addStatement(String session, long since) {
    statements.merge(session, since, Math::min);
  }

  /**
   * Whether all of them have come to an end at a later time. A statement has only when its session
   * is in no transaction either: the one it was about to begin may have begun later than it.
   */
  boolean haveEndedBy(Writers later) {
    return transactions.entrySet().stream().noneMatch(one -> goesOn(one, later.transactions))
        && statements.entrySet().stream()
            .noneMatch(
                one ->
                    later.transactions.containsKey(one.getKey()) || goesOn(one, later.statements));
  }

  private static boolean goesOn(Map.Entry<String, Long> one, Map<String, Long> later) {
    Long since = later.get(one.getKey());
    return since != null && since < one.getValue() + SAME_SECONDS;
  }
}
