package io.pinflow.analytics.live;

import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CommitStateUnknownException;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.kernel.KernelWrites;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Appends rows to a Delta table without a Spark job: one file and one commit, in some 50 ms.
 *
 * <p>A commit goes in only as the very next version after the one seen here; when another writer
 * was quicker it fails, and nothing is written. So whatever was read of that version still holds
 * for what is written. Not safe for use from several threads.
 */
final class DeltaAppends {

  private static final String WRITER = "pinflow-live";

  private final Engine engine;
  private final Folders folders;
  private final Location table;
  private Snapshot seen;

  DeltaAppends(Configuration hadoop, Folders folders, Location table) {
    this.engine = DefaultEngine.create(hadoop);
    this.folders = folders;
    this.table = table;
    refresh();
  }

  /** The version of the table that the next commit builds on. */
  long version() {
    return seen.getVersion();
  }

  /**
   * Whether the table has a newer version than the one seen.
   *
   * @throws io.pinflow.analytics.AnalyticsException when the table is gone
   */
  boolean behind() {
    if (folders.written(commit(version())).isEmpty()) {
      throw LiveErrors.tableVanished(table.text());
    }
    return folders.written(commit(version() + 1)).isPresent();
  }

  /** Looks at the newest version. */
  void refresh() {
    seen = TableManager.loadSnapshot(table.text()).build(engine);
  }

  /**
   * Appends rows in one commit; does nothing when the table has this micro-batch already.
   *
   * @param columns names of the values of a row
   * @return how many rows were written
   * @throws LostRaceException when another writer committed since the version seen
   */
  int append(List<String> columns, List<List<Object>> rows, BatchId id) throws LostRaceException {
    try {
      Transaction transaction =
          seen.buildUpdateTableTransaction(WRITER, Operation.STREAMING_UPDATE)
              .withTransactionId(id.query(), id.number())
              .withMaxRetries(0)
              .build(engine);
      committed(transaction.commit(engine, KernelWrites.file(engine, transaction, columns, rows)));
      return rows.size();
    } catch (ConcurrentTransactionException doneBefore) {
      return 0;
    } catch (ConcurrentWriteException
        | MaxCommitRetryLimitReachedException
        | CommitStateUnknownException quicker) {
      throw new LostRaceException(quicker);
    } catch (IOException e) {
      throw LiveErrors.failed(table.text(), e);
    }
  }

  /** Goes on from the new version; from the log itself after a checkpoint, which shortens it. */
  private void committed(TransactionCommitResult result) {
    boolean checkpoint = KernelWrites.checkpoint(engine, result, table);
    Optional<Snapshot> next = result.getPostCommitSnapshot();
    if (checkpoint || next.isEmpty()) {
      refresh();
    } else {
      seen = next.get();
    }
  }

  private Location commit(long version) {
    return table.resolve(String.format(Locale.ROOT, "_delta_log/%020d.json", version));
  }
}
