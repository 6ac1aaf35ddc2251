package io.pinflow.connect.source;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;

/**
 * Tells Connect where transactions end, where that is left to the connector. Connect 3.3 and newer
 * only: an older one has no such context, and is never asked for it.
 */
final class TransactionEnds {
  /** Connect's own key. */
  static final String BOUNDARY_CONFIG = "transaction.boundary";

  private static final String CONNECTOR = "connector";

  private final Optional<TransactionContext> transactions;

  private TransactionEnds(Optional<TransactionContext> transactions) {
    this.transactions = transactions;
  }

  /**
   * The ends of a task's transactions.
   *
   * @param properties the task's
   */
  static TransactionEnds of(SourceTaskContext context, Map<String, String> properties) {
    boolean areOurs = CONNECTOR.equalsIgnoreCase(properties.get(BOUNDARY_CONFIG));
    return new TransactionEnds(
        areOurs ? Optional.ofNullable(context.transactionContext()) : Optional.empty());
  }

  /** The records of this poll are the last of a transaction. */
  void end() {
    if (transactions.isPresent()) {
      // Not by a method reference, which an older Connect could not link: it lacks the class.
      transactions.get().commitTransaction();
    }
  }
}
