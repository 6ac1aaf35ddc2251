package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import java.util.HashMap;
import java.util.Map;

/** A connector from its creation to the last row of its table in the topic. */
final class SourceInWorker implements Contender {
  private final String way;
  private final ConnectWorker worker;
  private final Map<String, String> settings;
  private final Topics topics;
  private final int rows;
  private String name;
  private int runs;

  SourceInWorker(
      String way, ConnectWorker worker, Map<String, String> settings, Topics topics, int rows) {
    this.way = way;
    this.worker = worker;
    this.settings = settings;
    this.topics = topics;
    this.rows = rows;
  }

  @Override
  public String name() {
    return "worker, " + worker.name() + " producer" + way;
  }

  @Override
  public void prepare() throws Exception {
    runs++;
    name = (worker.name() + way).replace(' ', '-') + "-" + runs;
    topics.create(name);
  }

  @Override
  public Volume run() throws Exception {
    Map<String, String> own = new HashMap<>(settings);
    own.put("topic.names", JdbcScan.TABLE + ":" + name);
    worker.create(name, own);
    topics.awaitRecords(name, rows);
    worker.requireAlive();
    return new Volume(rows, 0);
  }

  @Override
  public void finish() throws Exception {
    worker.delete(name);
    topics.delete(name);
  }

  @Override
  public long cpuNanos() {
    return worker.cpuNanos();
  }
}
