package io.pinflow.benchmark.connect;

import java.util.HashMap;
import java.util.Map;

/** The configurations of the connectors that are measured. */
final class SourceConnectors {
  private final Engine engine;
  private final int databasePort;
  private final int brokerPort;
  private final String password;
  private final int tasks;

  /**
   * Configurations for a database and a broker.
   *
   * @param tasks how many tasks the table source has
   */
  SourceConnectors(Engine engine, int databasePort, int brokerPort, String password, int tasks) {
    this.engine = engine;
    this.databasePort = databasePort;
    this.brokerPort = brokerPort;
    this.password = password;
    this.tasks = tasks;
  }

  /** What every connector of the table source has here, to be added to. */
  static Map<String, String> ofTable(Engine engine, int port, String password, String table) {
    Map<String, String> settings = new HashMap<>();
    settings.put("connector.class", "io.pinflow.connect.source.TableSourceConnector");
    settings.put("tasks.max", "1");
    settings.put("connection.url", engine.url(port));
    settings.put("connection.user", JdbcScan.USER);
    settings.put("connection.password", password);
    settings.put("tables", table);
    return settings;
  }

  /** What follows the name of a run in the name of its topic. */
  String topic() {
    return "." + engine.space() + "." + Orders.TABLE;
  }

  /** Those of a task that only makes a few messages. */
  Map<String, String> sample() {
    return settings(WorkerPath.TUNED, "sample");
  }

  Map<String, String> settings(WorkerPath path, String run) {
    if (path == WorkerPath.DEBEZIUM) {
      return Debezium.settings(engine, databasePort, password, brokerPort, run, Orders.TABLE);
    }
    String table = path == WorkerPath.SCAN ? Orders.WITHOUT_KEY : Orders.TABLE;
    Map<String, String> settings = ofTable(engine, databasePort, password, table);
    settings.put("tasks.max", String.valueOf(tasks));
    settings.put("topic.names", table + ":" + run + topic());
    if (path == WorkerPath.SCAN) {
      settings.put("mode", "snapshot");
    }
    if (path == WorkerPath.SCAN || path == WorkerPath.JSON) {
      settings.put("record.value", "json");
      settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    }
    return settings;
  }
}
