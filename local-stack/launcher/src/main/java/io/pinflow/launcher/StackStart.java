package io.pinflow.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the servers side by side, each as soon as what it needs is there; whatever fails first is
 * what {@link #check()} throws.
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
  private final CompletableFuture<Void> kafka;
  private final CompletableFuture<Void> cleaner;
  private final List<CompletableFuture<Void>> started = new ArrayList<>();

  /** Starts the broker and then the cleaner. */
  StackStart(Stack stack, int partitions) {
    this.stack = stack;
    this.kafka = run(() -> stack.startKafka(partitions));
    this.cleaner = after(kafka, stack::startCleaner);
    started.addAll(List.of(kafka, cleaner));
  }

  /** What may be interrupted. */
  interface Step {
    void run() throws InterruptedException;
  }

  CompletableFuture<Void> startDatabase() {
    return watched(run(stack::startDatabase));
  }

  CompletableFuture<Void> kafka() {
    return kafka;
  }

  /**
   * Starts S3, the worker and the connectors, each as soon as what it needs is there.
   *
   * @param beforeWorker what the worker waits for beside the broker
   * @param beforeSource what the source waits for beside the worker
   * @param sourceStarted told when the source begins to read
   */
  CompletableFuture<Void> startConnectors(
      CompletableFuture<Void> beforeWorker,
      CompletableFuture<Void> beforeSource,
      Runnable sourceStarted) {
    CompletableFuture<Void> objectStore = watched(run(stack::startObjectStore));
    CompletableFuture<Void> worker =
        after(CompletableFuture.allOf(kafka, beforeWorker), stack::startWorker);
    CompletableFuture<Void> source =
        after(CompletableFuture.allOf(worker, beforeSource), stack::configureSource)
            .thenRun(sourceStarted);
    return watched(
        after(CompletableFuture.allOf(source, objectStore, cleaner), stack::configureSinks));
  }

  /** Starts Kinesis, then the gateway as soon as the broker is there too. */
  CompletableFuture<Void> startLive(LiveServers servers) {
    CompletableFuture<Void> kinesis = watched(run(servers::startKinesis));
    return watched(after(CompletableFuture.allOf(kafka, kinesis), servers::startGateway));
  }

  private CompletableFuture<Void> watched(CompletableFuture<Void> future) {
    started.add(future);
    return future;
  }

  CompletableFuture<Void> after(CompletableFuture<Void> earlier, Step step) {
    return earlier.thenRunAsync(() -> perform(step), threads);
  }

  CompletableFuture<Void> run(Step step) {
    return CompletableFuture.runAsync(() -> perform(step), threads);
  }

  /** Takes the step, on whatever thread; its interruption ends as the failure of a future. */
  static void perform(Step step) {
    try {
      step.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** Throws what one of the parts failed with, if any. */
  void check() {
    started.forEach(StackStart::check);
  }

  /** Throws what the future failed with, if it did. */
  static void check(CompletableFuture<Void> future) {
    if (future.isCompletedExceptionally()) {
      await(future);
    }
  }

  /** Waits until all that was started is there; throws the first failure as it was. */
  void awaitAll() {
    started.forEach(StackStart::await);
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

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
