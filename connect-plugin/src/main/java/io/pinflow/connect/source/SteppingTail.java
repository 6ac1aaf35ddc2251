package io.pinflow.connect.source;

import java.sql.SQLException;
import java.util.Optional;

/** A tail that goes step by step until the batch is full or a step says that it is done. */
abstract class SteppingTail implements Tail {
  @Override
  public final Outcome read(TableSession session, RecordBatch batch) throws SQLException {
    while (!batch.isFull()) {
      Optional<Outcome> outcome = step(session, batch);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    session.fetchFor(batch);
    return Outcome.MORE;
  }

  /** One row, or what comes between two queries; empty when there is more to do. */
  abstract Optional<Outcome> step(TableSession session, RecordBatch batch) throws SQLException;
}
