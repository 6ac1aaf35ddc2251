package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import io.pinflow.connect.source.TableSourceTask;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.connect.source.SourceRecord;

/** The poll loop of a worker: from the start of a task without offsets to the table's last row. */
final class TaskPolling implements Contender {
  private final String name;
  private final Map<String, String> settings;
  private final int rows;
  private final ToIntFunction<SourceRecord> handler;

  /**
   * @param handler what is done with each record; gives the bytes it came to
   */
  TaskPolling(
      String name, Map<String, String> settings, int rows, ToIntFunction<SourceRecord> handler) {
    this.name = name;
    this.settings = settings;
    this.rows = rows;
    this.handler = handler;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Volume run() throws InterruptedException {
    TableSourceTask task = new TableSourceTask();
    task.initialize(new NoOffsets(settings));
    task.start(settings);
    try {
      return poll(task);
    } finally {
      task.stop();
    }
  }

  private Volume poll(TableSourceTask task) throws InterruptedException {
    long found = 0;
    long bytes = 0;
    while (found < rows) {
      List<SourceRecord> records = task.poll();
      if (records != null) {
        found += records.size();
        for (SourceRecord row : records) {
          bytes += handler.applyAsInt(row);
        }
      }
    }
    return new Volume(found, bytes);
  }
}
