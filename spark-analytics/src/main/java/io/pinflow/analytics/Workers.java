package io.pinflow.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does pieces of work that wait for Spark, as many at a time as there are cores.
 *
 * <p>Never the common pool, as parallel streams would: Hadoop's tasks need it to close a file, and
 * would wait for the very thread that waits for them.
 */
public final class Workers {

  private Workers() {}

  /** The results in the order of the work; the first failure ends the rest. */
  public static <T> List<T> all(List<Callable<T>> work) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      return results(work.stream().map(threads::submit).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> List<T> results(List<Future<T>> futures) {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AnalyticsException known) {
          throw known;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AnalyticsErrors.interrupted(e);
      }
    }
    return results;
  }
}
