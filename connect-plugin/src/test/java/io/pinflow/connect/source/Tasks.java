package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The tasks of one connector, each polled by a thread of its own; what they deliver is in one
 * order, and nothing is delivered whose offset is stored before.
 */
final class Tasks implements AutoCloseable {
  private final Map<String, String> properties;
  private final Map<Map<String, ?>, Map<String, ?>> offsets;
  private final List<SourceRecord> delivered;
  private final List<TaskHarness> tasks = new ArrayList<>();
  private final List<CompletableFuture<Void>> polls = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stopped;

  private Tasks(
      Map<String, String> properties,
      int count,
      Map<Map<String, ?>, Map<String, ?>> offsets,
      List<SourceRecord> delivered) {
    this.properties = properties;
    this.offsets = offsets;
    this.delivered = delivered;
    List<TableName> tables =
        Arrays.stream(properties.get("tables").split(","))
            .map(TableName::of)
            .collect(Collectors.toList());
    for (Map<String, String> config : new TaskShares(properties, tables).of(count)) {
      TaskHarness task = TaskHarness.start(config, offsets, this::deliver);
      tasks.add(task);
      polls.add(CompletableFuture.runAsync(() -> pollOnAndOn(task), threads));
    }
  }

  static Tasks start(Map<String, String> properties, int count) {
    return new Tasks(properties, count, new ConcurrentHashMap<>(), new ArrayList<>());
  }

  /** Stops the tasks and starts others that know the offsets stored so far. */
  Tasks startNext(int count) {
    close();
    return new Tasks(properties, count, offsets, delivered);
  }

  /** The same after each task has polled once more in vain, as when its worker is killed. */
  Tasks crashAndStartNext(int count) throws InterruptedException {
    endPolls();
    for (TaskHarness task : tasks) {
      task.pollAndForget();
    }
    return startNext(count);
  }

  /** Waits until that many records were delivered by these tasks and those before them. */
  List<SourceRecord> awaitCount(int count) throws InterruptedException {
    return await(all -> all.size() >= count);
  }

  /** Waits for records; the test's own time limit ends a wait in vain. */
  synchronized List<SourceRecord> await(Predicate<List<SourceRecord>> enough)
      throws InterruptedException {
    while (!enough.test(delivered)) {
      polls.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
      wait(TimeUnit.SECONDS.toMillis(1));
    }
    return new ArrayList<>(delivered);
  }

  /** How many records each of these tasks has delivered. */
  List<Integer> shares() {
    return tasks.stream().map(task -> task.records().size()).collect(Collectors.toList());
  }

  Map<Map<String, ?>, Map<String, ?>> offsets() {
    return Map.copyOf(offsets);
  }

  /** Chunks that offsets are stored of. */
  int chunks() {
    return rowsOfChunks().size();
  }

  /** How many rows of each chunk were delivered. */
  List<Long> rowsOfChunks() {
    return offsets.entrySet().stream()
        .filter(offset -> offset.getKey().containsKey("chunk"))
        .map(offset -> (Long) offset.getValue().get("rows"))
        .collect(Collectors.toList());
  }

  @Override
  public void close() {
    endPolls();
    tasks.forEach(TaskHarness::close);
    threads.shutdown();
  }

  private synchronized void deliver(List<SourceRecord> records) {
    delivered.addAll(records);
    notifyAll();
  }

  private void pollOnAndOn(TaskHarness task) {
    try {
      while (!stopped) {
        task.poll();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts these threads", e);
    }
  }

  private void endPolls() {
    stopped = true;
    polls.forEach(CompletableFuture::join);
  }
}
