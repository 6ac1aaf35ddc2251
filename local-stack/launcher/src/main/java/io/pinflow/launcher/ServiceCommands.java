package io.pinflow.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command lines and configurations of the parts, made from connector-configs/local. */
final class ServiceCommands {
  private static final int DATABASE_HEAP = 64;
  private static final int KAFKA_HEAP = 384;
  private static final int S3_HEAP = 192;
  private static final int CLEANER_HEAP = 256;
  private static final int CONNECT_HEAP = 640;

  /** One collector thread a process: five JVMs share a laptop's cores. */
  private static final String SMALL_COLLECTOR = "-XX:+UseSerialGC";

  /** For a JVM that only starts something: it ends before better code would pay. */
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private final Home home;
  private final Names names;
  private final DatabaseEngine engine;
  private final StackPorts ports;
  private final Installation installation;
  private final ProcessStarter starter;
  private final Secrets secrets;

  ServiceCommands(
      Home home,
      Names names,
      DatabaseEngine engine,
      StackPorts ports,
      Installation installation,
      ProcessStarter starter,
      Secrets secrets) {
    this.home = home;
    this.names = names;
    this.engine = engine;
    this.ports = ports;
    this.installation = installation;
    this.starter = starter;
    this.secrets = secrets;
  }

  String databaseUrl() {
    return engine.jdbcUrl(ports.database());
  }

  List<String> database() {
    return starter.java(
        DATABASE_HEAP,
        List.of(
            SMALL_COLLECTOR,
            QUICK_COMPILER,
            "-cp",
            installation.classpath("local-stack/database"),
            "io.pinflow.local.database.DatabaseMain",
            "--engine",
            engine.option(),
            "--directory",
            home.data(engine.option()).toString(),
            "--port",
            String.valueOf(ports.database()),
            "--database",
            DatabaseEngine.DATABASE));
  }

  List<String> objectStore() {
    return starter.java(
        S3_HEAP,
        List.of(
            SMALL_COLLECTOR,
            "-cp",
            installation.classpath("local-stack/object-store"),
            "io.pinflow.local.objectstore.ObjectStoreMain",
            "--directory",
            home.data("s3").toString(),
            "--port",
            String.valueOf(ports.s3()),
            "--bucket",
            names.bucket()));
  }

  List<String> kafka() {
    return starter.java(
        KAFKA_HEAP,
        List.of(
            SMALL_COLLECTOR,
            "-cp",
            installation.classpath("local-stack/kafka"),
            "io.pinflow.local.kafka.BrokerMain",
            "--data-directory",
            home.data("kafka").toString(),
            "--port",
            String.valueOf(ports.kafka()),
            "--controller-port",
            String.valueOf(ports.kafkaController())));
  }

  List<String> cleaner() {
    Path configuration = home.config("cleaner.properties");
    template("cleaner.properties").writeTo(configuration);
    return starter.java(
        CLEANER_HEAP,
        List.of(
            SMALL_COLLECTOR,
            "-jar",
            installation.runnableJar("streams-cleaner").toString(),
            "--config",
            configuration.toString()));
  }

  List<String> connectWorker() {
    Path configuration = home.config("connect-worker.properties");
    template("worker.properties").writeTo(configuration);
    new ConnectPlugin(installation.connectPluginZip(), home.plugins()).install();
    return starter.java(
        CONNECT_HEAP,
        List.of(
            SMALL_COLLECTOR,
            "-cp",
            installation.classpath("local-stack/kafka"),
            "org.apache.kafka.connect.cli.ConnectDistributed",
            configuration.toString()));
  }

  Map<String, String> connector(String name) {
    return template(name + ".json").fill();
  }

  private Template template(String name) {
    return template(name, Map.of());
  }

  /** A configuration of connector-configs/local with the stack's places and {@code more}. */
  Template template(String name, Map<String, String> more) {
    Map<String, String> places = places();
    places.putAll(more);
    return new Template(installation.path("connector-configs/local/" + name), places);
  }

  private Map<String, String> places() {
    Map<String, String> places = new TreeMap<>();
    places.put("user-id", names.userId());
    places.put("bucket", names.bucket());
    places.put("bootstrap-servers", "127.0.0.1:" + ports.kafka());
    places.put("database-url", engine.jdbcUrl(ports.database()));
    places.put("database-user", DatabaseEngine.USER);
    places.put("secrets-file", secrets.file().toString());
    places.put("s3-endpoint", ports.s3Endpoint().toString());
    places.put("connect-port", String.valueOf(ports.connect()));
    places.put("cleaner-health-port", String.valueOf(ports.cleanerHealth()));
    places.put("plugin-path", home.plugins().toString());
    places.put("state-directory", home.data("streams").toString());
    return places;
  }
}
