package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * Runs a task as a worker does: it polls, keeps records, and stores the offsets of what it kept.
 */
final class TaskHarness implements AutoCloseable {
  private final Map<Map<String, ?>, Map<String, ?>> offsets;
  private final Map<String, String> properties;
  private final Consumer<List<SourceRecord>> delivered;
  private final OffsetStorageReader earlier;
  private final List<SourceRecord> records = new ArrayList<>();
  private final TableSourceTask task = new TableSourceTask();
  private volatile boolean closed;

  private TaskHarness(
      Map<String, String> properties,
      Map<Map<String, ?>, Map<String, ?>> offsets,
      OffsetStorageReader earlier) {
    this(properties, offsets, earlier, polled -> {});
  }

  private TaskHarness(
      Map<String, String> properties,
      Map<Map<String, ?>, Map<String, ?>> offsets,
      OffsetStorageReader earlier,
      Consumer<List<SourceRecord>> delivered) {
    this.properties = properties;
    this.earlier = earlier;
    this.offsets = offsets;
    this.delivered = delivered;
    task.initialize(new Context());
    task.start(properties);
  }

  /** Starts a task that has no offsets yet. */
  static TaskHarness start(Map<String, String> properties) {
    return start(properties, null);
  }

  /** Starts a task that finds offsets of earlier on, null for none. */
  static TaskHarness start(Map<String, String> properties, OffsetStorageReader earlier) {
    return new TaskHarness(properties, new ConcurrentHashMap<>(), earlier);
  }

  /**
   * Starts a task with offsets that others store theirs in too.
   *
   * @param delivered gets what a poll has brought before its offsets are stored
   */
  static TaskHarness start(
      Map<String, String> properties,
      Map<Map<String, ?>, Map<String, ?>> offsets,
      Consumer<List<SourceRecord>> delivered) {
    return new TaskHarness(properties, offsets, null, delivered);
  }

  /** Stops this task and starts another that knows the offsets stored so far. */
  TaskHarness startNext() {
    return startNext(properties);
  }

  /** The same with another configuration. */
  TaskHarness startNext(Map<String, String> other) {
    close();
    return new TaskHarness(other, offsets, earlier);
  }

  /** One poll; what it brings is kept and its offsets are stored. */
  List<SourceRecord> poll() throws InterruptedException {
    List<SourceRecord> polled = task.poll();
    if (polled == null) {
      return List.of();
    }
    delivered.accept(polled);
    Map<Map<String, ?>, Map<String, ?>> last = new HashMap<>();
    polled.forEach(row -> last.put(row.sourcePartition(), row.sourceOffset()));
    last.forEach(
        (partition, offset) -> offsets.put(new HashMap<>(partition), new HashMap<>(offset)));
    records.addAll(polled);
    return polled;
  }

  /** One poll whose records are not kept, so that they can be more than the heap holds. */
  List<SourceRecord> pollAndForget() throws InterruptedException {
    List<SourceRecord> polled = task.poll();
    return polled == null ? List.of() : polled;
  }

  /** Polls until the records kept are enough; the test's own time limit ends a wait in vain. */
  List<SourceRecord> pollUntil(Predicate<List<SourceRecord>> enough) throws InterruptedException {
    while (!enough.test(records)) {
      poll();
    }
    return records;
  }

  List<SourceRecord> pollUntilCount(int count) throws InterruptedException {
    return pollUntil(all -> all.size() >= count);
  }

  List<SourceRecord> records() {
    return records;
  }

  Map<Map<String, ?>, Map<String, ?>> offsets() {
    return offsets;
  }

  TableSourceTask task() {
    return task;
  }

  /** True once the end was asked for, done or not. */
  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    task.stop();
  }

  private final class Context implements SourceTaskContext, OffsetStorageReader {
    @Override
    public Map<String, String> configs() {
      return properties;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
      return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Map<String, Object> offset(Map<String, T> partition) {
      Map<String, ?> own = offsets.get(partition);
      return own == null && earlier != null ? earlier.offset(partition) : (Map<String, Object>) own;
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
        Collection<Map<String, T>> partitions) {
      Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
      partitions.forEach(partition -> found.put(partition, offset(partition)));
      return found;
    }
  }
}
