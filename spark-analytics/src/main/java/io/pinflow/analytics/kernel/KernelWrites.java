package io.pinflow.analytics.kernel;

import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all commits by Delta's kernel do alike. */
public final class KernelWrites {

  private static final Logger LOGGER = LoggerFactory.getLogger(KernelWrites.class);

  private KernelWrites() {}

  /**
   * Writes rows to one data file and gives the actions that add it when committed.
   *
   * @param columns names of the values of a row
   */
  public static CloseableIterable<Row> file(
      Engine engine, Transaction transaction, List<String> columns, List<List<Object>> rows)
      throws IOException {
    Row state = transaction.getTransactionState(engine);
    RowColumns batch = new RowColumns(transaction.getSchema(engine), columns, rows);
    CloseableIterator<FilteredColumnarBatch> data =
        Transaction.transformLogicalData(
            engine,
            state,
            new OneElement<>(new FilteredColumnarBatch(batch, Optional.empty())),
            Map.of());
    var context = Transaction.getWriteContext(engine, state, Map.of());
    var files =
        engine
            .getParquetHandler()
            .writeParquetFiles(context.getTargetDirectory(), data, context.getStatisticsColumns());
    return CloseableIterable.inMemoryIterable(
        Transaction.generateAppendActions(engine, state, files, context));
  }

  /** Writes the checkpoint that is due after a commit; whether one was. */
  public static boolean checkpoint(Engine engine, TransactionCommitResult result, Object table) {
    boolean due = false;
    for (PostCommitHook hook : result.getPostCommitHooks()) {
      if (hook.getType() == PostCommitHook.PostCommitHookType.CHECKPOINT) {
        due = true;
        write(engine, hook, table);
      }
    }
    return due;
  }

  private static void write(Engine engine, PostCommitHook checkpoint, Object table) {
    try {
      checkpoint.threadSafeInvoke(engine);
    } catch (CheckpointAlreadyExistsException written) {
      LOGGER.debug("Another writer wrote the checkpoint of {} already", table);
    } catch (IOException e) {
      LOGGER.warn("Cannot write a checkpoint of {}; the next one will be tried", table, e);
    }
  }
}
