package io.pinflow.benchmark.connect;

import java.util.HashMap;
import java.util.Map;

/** Debezium's connectors, reading a table once: its snapshot, then it is done. */
final class Debezium {
  /** Where benchmarks/run unpacks them. */
  static final String PLUGINS = "benchmarks/debezium/target/plugins";

  private Debezium() {}

  /**
   * What a snapshot of a table needs; a row becomes one flat record of its columns, as the table
   * source makes it.
   *
   * @param run a name of its own for each connector; topics begin with it
   */
  static Map<String, String> settings(
      Engine engine, int port, String password, int brokerPort, String run, String table) {
    Map<String, String> settings = new HashMap<>();
    settings.put("tasks.max", "1");
    settings.put("database.hostname", "127.0.0.1");
    settings.put("database.port", Integer.toString(port));
    settings.put("database.user", JdbcScan.USER);
    settings.put("database.password", password);
    settings.put("topic.prefix", run);
    settings.put("table.include.list", engine.space() + "." + table);
    settings.put("snapshot.mode", "initial_only");
    settings.put("decimal.handling.mode", "string");
    settings.put("transforms", "unwrap");
    settings.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
    settings.putAll(engine == Engine.POSTGRES ? postgres(run) : mariaDb(brokerPort, run));
    return settings;
  }

  private static Map<String, String> mariaDb(int brokerPort, String run) {
    return Map.of(
        "connector.class",
        "io.debezium.connector.mariadb.MariaDbConnector",
        "include.schema.changes",
        "false",
        "database.server.id",
        "2",
        "database.include.list",
        Engine.database(),
        "snapshot.locking.mode",
        "none",
        "schema.history.internal.kafka.bootstrap.servers",
        "127.0.0.1:" + brokerPort,
        "schema.history.internal.kafka.topic",
        run + "-history");
  }

  private static Map<String, String> postgres(String run) {
    String name = run.replace('-', '_');
    return Map.of(
        "connector.class",
        "io.debezium.connector.postgresql.PostgresConnector",
        "database.dbname",
        Engine.database(),
        "plugin.name",
        "pgoutput",
        "slot.name",
        name,
        "slot.drop.on.stop",
        "true",
        "publication.name",
        name,
        "publication.autocreate.mode",
        "filtered");
  }
}
