package io.pinflow.analytics.results;

import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CommitStateUnknownException;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.types.StructType;
import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.kernel.KernelReads;
import io.pinflow.analytics.kernel.KernelTypes;
import io.pinflow.analytics.kernel.KernelWrites;
import io.pinflow.analytics.kernel.Micros;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/**
 * The answers to one query in a Delta table, read and written without a Spark job: some 50 ms where
 * Spark takes a second.
 *
 * <p>A commit goes in only as the very next version after the one seen; so two runs never write the
 * same answer twice. The transaction id of a commit is the time of the answer in milliseconds: with
 * it the newest answer is found by reading one file, however many there are.
 */
final class KernelAnswerTable implements AnswerTable {

  private final Engine engine;
  private final Folders folders;
  private final Location table;
  private Optional<Snapshot> seen = Optional.empty();

  KernelAnswerTable(Configuration hadoop, Folders folders, Location table) {
    this.engine = DefaultEngine.create(hadoop);
    this.folders = folders;
    this.table = table;
  }

  @Override
  public Optional<Latest> latest(QueryAnswer like) {
    seen =
        folders.isDeltaTable(table)
            ? Optional.of(TableManager.loadSnapshot(table.text()).build(engine))
            : Optional.empty();
    return seen.flatMap(snapshot -> latest(snapshot, like.comparedColumns()));
  }

  private Optional<Latest> latest(Snapshot snapshot, List<String> columns) {
    KernelReads reads = new KernelReads(engine, snapshot);
    Optional<Long> written = snapshot.getLatestTransactionVersion(engine, WRITER);
    List<List<Object>> times =
        written
            .map(millis -> List.of(List.<Object>of(Instant.ofEpochMilli(millis))))
            .orElseGet(() -> read(reads, List.of(QueryAnswer.ANSWERED_AT), OptionalLong.empty()));
    return times.stream()
        .map(row -> (Instant) row.get(0))
        .max(Instant::compareTo)
        .map(time -> new Latest(time, read(reads, columns, OptionalLong.of(Micros.of(time)))));
  }

  private List<List<Object>> read(KernelReads reads, List<String> columns, OptionalLong time) {
    try {
      return reads.rows(columns, QueryAnswer.ANSWERED_AT, time);
    } catch (IOException e) {
      throw ResultErrors.unreadableHistory(table.text(), e);
    }
  }

  @Override
  public boolean append(QueryAnswer answer, String runId, Instant answeredAt) {
    try {
      Transaction transaction = transaction(answer, answeredAt);
      List<String> columns = Arrays.asList(answer.historyColumns().fieldNames());
      var file =
          KernelWrites.file(engine, transaction, columns, answer.historyRows(runId, answeredAt));
      KernelWrites.checkpoint(engine, transaction.commit(engine, file), table);
      return true;
    } catch (ConcurrentWriteException
        | MaxCommitRetryLimitReachedException
        | CommitStateUnknownException
        | TableAlreadyExistsException quicker) {
      return false;
    } catch (IOException e) {
      throw ResultErrors.unwritableHistory(table.text(), e);
    }
  }

  private Transaction transaction(QueryAnswer answer, Instant answeredAt) {
    if (seen.isEmpty()) {
      StructType columns = KernelTypes.of(answer.historyColumns());
      return TableManager.buildCreateTableTransaction(table.text(), columns, WRITER)
          .withMaxRetries(0)
          .build(engine);
    }
    return seen.get()
        .buildUpdateTableTransaction(WRITER, Operation.WRITE)
        .withTransactionId(WRITER, answeredAt.toEpochMilli())
        .withMaxRetries(0)
        .build(engine);
  }
}
