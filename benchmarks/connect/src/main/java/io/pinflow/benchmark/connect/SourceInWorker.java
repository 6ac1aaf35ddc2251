package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.Volume;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A connector from its creation to the last row of its table in the topic. */
final class SourceInWorker implements Contender {
  private final String name;
  private final ConnectWorker worker;
  private final Function<String, Map<String, String>> settings;
  private final Topics topics;
  private final String topic;
  private final int rows;
  private String run;
  private int runs;

  /**
   * Runs a connector anew each time.
   *
   * @param settings those of a connector, by the name of its run
   * @param topic what follows the name of the run in the topic's
   */
  SourceInWorker(
      String name,
      ConnectWorker worker,
      Function<String, Map<String, String>> settings,
      Topics topics,
      String topic,
      int rows) {
    this.name = name;
    this.worker = worker;
    this.settings = settings;
    this.topics = topics;
    this.topic = topic;
    this.rows = rows;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() throws Exception {
    runs++;
    run = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "-" + runs;
    topics.create(run + topic);
  }

  @Override
  public Volume run() throws Exception {
    worker.create(run, settings.apply(run));
    topics.awaitRecords(run + topic, rows);
    worker.requireAlive();
    return new Volume(rows, 0);
  }

  @Override
  public void finish() throws Exception {
    worker.delete(run);
    topics.delete(run + topic);
  }

  @Override
  public long cpuNanos() {
    return worker.cpuNanos();
  }
}
