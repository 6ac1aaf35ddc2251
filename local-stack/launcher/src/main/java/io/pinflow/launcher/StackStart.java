package io.pinflow.launcher;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the servers side by side, each as soon as what it needs is there; whatever fails first is
 * what {@link #check(List)} throws.
 */
final class StackStart implements AutoCloseable {
  private final Stack stack;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "stack-start");
            thread.setDaemon(true);
            return thread;
          });
  private final CompletableFuture<Void> database;
  private final CompletableFuture<Void> objectStore;
  private final CompletableFuture<Void> kafka;
  private final CompletableFuture<Void> cleaner;

  StackStart(Stack stack, int partitions) {
    this.stack = stack;
    this.database = run(stack::startDatabase);
    this.kafka = run(() -> stack.startKafka(partitions));
    this.objectStore = run(stack::startObjectStore);
    this.cleaner = after(kafka, stack::startCleaner);
  }

  /** What may be interrupted. */
  interface Step {
    void run() throws InterruptedException;
  }

  CompletableFuture<Void> database() {
    return database;
  }

  CompletableFuture<Void> kafka() {
    return kafka;
  }

  /**
   * Starts the worker and its connectors as soon as the broker and {@code first} are there.
   *
   * @param sourceStarted told when the source begins to read
   */
  CompletableFuture<Void> connectors(CompletableFuture<Void> first, Runnable sourceStarted) {
    CompletableFuture<Void> worker =
        after(CompletableFuture.allOf(kafka, first), stack::startWorker);
    CompletableFuture<Void> source =
        after(CompletableFuture.allOf(worker, database), stack::configureSource)
            .thenRun(sourceStarted);
    return after(CompletableFuture.allOf(source, objectStore, cleaner), stack::configureSinks);
  }

  CompletableFuture<Void> after(CompletableFuture<Void> earlier, Step step) {
    return earlier.thenRunAsync(() -> perform(step), threads);
  }

  private CompletableFuture<Void> run(Step step) {
    return CompletableFuture.runAsync(() -> perform(step), threads);
  }

  private static void perform(Step step) {
    try {
      step.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** Throws what one of the futures failed with, if any. */
  static void check(List<CompletableFuture<Void>> futures) {
    for (CompletableFuture<Void> future : futures) {
      if (future.isCompletedExceptionally()) {
        await(future);
      }
    }
  }

  /** Waits for a future and throws what it failed with as it was. */
  static void await(CompletableFuture<Void> future) {
    try {
      future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  List<CompletableFuture<Void>> all() {
    return List.of(database, objectStore, kafka, cleaner);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
