package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.Posts;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.progress.Progress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loads posts into the three tables side by side; rows already there stay as they are. */
public final class Loader {
  private final Database database;
  private final Progress progress;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public Loader(Database database, Progress progress) {
    this.database = database;
    this.progress = progress;
  }

  /**
   * Loads all posts.
   *
   * @return how many rows of each table were new
   * @throws EmulatorException the first failure; the other tables stop after their current batch
   */
  public Map<RawTable, Long> load(Posts posts) throws EmulatorException {
    ExecutorService threads = Executors.newFixedThreadPool(RawTable.values().length);
    try {
      CompletionService<Loaded> loads = new ExecutorCompletionService<>(threads);
      for (RawTable table : RawTable.values()) {
        loads.submit(() -> load(posts, table));
      }
      return collect(loads);
    } finally {
      threads.shutdown();
    }
  }

  private Loaded load(Posts posts, RawTable table) throws EmulatorException {
    return new Loaded(table, new TableLoader(database, table, progress, stopped).load(posts));
  }

  private Map<RawTable, Long> collect(CompletionService<Loaded> loads) throws EmulatorException {
    Map<RawTable, Long> rows = new EnumMap<>(RawTable.class);
    EmulatorException failure = null;
    for (int done = 0; done < RawTable.values().length; done++) {
      try {
        Loaded loaded = loads.take().get();
        rows.put(loaded.table(), loaded.rows());
      } catch (ExecutionException e) {
        stopped.set(true);
        failure = failure == null ? failure(e.getCause()) : failure;
      } catch (InterruptedException e) {
        stopped.set(true);
        Thread.currentThread().interrupt();
        throw EmulatorErrors.interrupted("load the tables");
      }
    }
    if (failure != null) {
      throw failure;
    }
    return rows;
  }

  private static EmulatorException failure(Throwable cause) {
    if (cause instanceof EmulatorException failure) {
      return failure;
    }
    throw new IllegalStateException(cause);
  }

  private record Loaded(RawTable table, long rows) {}
}
