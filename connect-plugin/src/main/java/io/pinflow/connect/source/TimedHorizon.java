package io.pinflow.connect.source;

import java.sql.Connection;
import java.util.Optional;

/** For databases that do not tell: no transaction is taken to last longer than configured. */
final class TimedHorizon implements Horizon {
  private final long longestTransactionMs;

  TimedHorizon(long longestTransactionMs) {
    this.longestTransactionMs = longestTransactionMs;
  }

  @Override
  public Optional<Moment> observe(Connection connection) {
    return Optional.of(new Moment(System.nanoTime(), 0, 0, new Writers(), longestTransactionMs));
  }
}
