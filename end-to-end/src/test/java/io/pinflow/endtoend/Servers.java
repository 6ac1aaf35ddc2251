package io.pinflow.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The servers of the local stack, each a process of its own, and the plugin as a worker has it. */
final class Servers {
  private static final String PASSWORD = "not-a-secret";
  private static final String USER = "pinflow";

  private final Path folder;

  /** Servers that keep what is theirs in a folder. */
  Servers(Path folder) {
    this.folder = folder;
  }

  static String user() {
    return USER;
  }

  static String password() {
    return PASSWORD;
  }

  Part database(String engine, int port) throws IOException {
    return Part.start(
        "local-stack/database",
        folder.resolve("database.log"),
        Map.of("PINFLOW_DATABASE_PASSWORD", PASSWORD),
        "io.pinflow.local.database.DatabaseMain",
        "--engine",
        engine,
        "--directory",
        folder.resolve("database").toString(),
        "--port",
        String.valueOf(port),
        "--database",
        "pinterest");
  }

  Part broker(int port, int controllerPort) throws IOException {
    return Part.start(
        "local-stack/kafka",
        folder.resolve("broker.log"),
        Map.of(),
        "io.pinflow.local.kafka.BrokerMain",
        "--data-directory",
        folder.resolve("kafka").toString(),
        "--port",
        String.valueOf(port),
        "--controller-port",
        String.valueOf(controllerPort));
  }

  /**
   * A distributed worker with the plugin, configured as the local stack's, but for the time after
   * which a broker gives up the transactions of a killed one: the next waits for that.
   */
  Part worker(int brokerPort, int port) throws IOException {
    Path properties = folder.resolve("worker-" + port + ".properties");
    String text =
        Files.readString(Launcher.checkout().resolve("connector-configs/local/worker.properties"));
    Files.writeString(
        properties,
        text.replace("{{bootstrap-servers}}", "127.0.0.1:" + brokerPort)
                .replace("{{connect-port}}", String.valueOf(port))
                .replace("{{plugin-path}}", plugins().toString())
            + "producer.transaction.timeout.ms=10000\n");
    return Part.start(
        "local-stack/kafka",
        folder.resolve("worker-" + port + ".log"),
        Map.of(),
        "org.apache.kafka.connect.cli.ConnectDistributed",
        properties.toString());
  }

  Part objectStore(int port, Map<String, String> credentials, String bucket) throws IOException {
    return Part.start(
        "local-stack/object-store",
        folder.resolve("object-store.log"),
        credentials,
        "io.pinflow.local.objectstore.ObjectStoreMain",
        "--directory",
        folder.resolve("objects").toString(),
        "--port",
        String.valueOf(port),
        "--bucket",
        bucket);
  }

  /** The plugin's zip, unpacked: a folder for a worker's plugin.path. */
  Path plugins() throws IOException {
    Path plugins = folder.resolve("plugins");
    if (Files.exists(plugins)) {
      return plugins;
    }
    try (ZipInputStream files = new ZipInputStream(Files.newInputStream(zip()))) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        Path file = plugins.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(files, file);
        }
      }
    }
    return plugins;
  }

  static String url(String engine, int port) {
    String scheme = engine.equals("postgres") ? "postgresql" : engine;
    return "jdbc:" + scheme + "://127.0.0.1:" + port + "/pinterest";
  }

  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  static boolean isUp(String url) {
    try (Connection connection = connect(url)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** The broker makes no topic by itself. */
  static void createTopics(String brokers, int partitions, String... names) throws Exception {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
      admin
          .createTopics(
              Stream.of(names).map(name -> new NewTopic(name, partitions, (short) 1)).toList())
          .all()
          .get();
    }
  }

  private static Path zip() throws IOException {
    try (Stream<Path> files = Files.list(Launcher.checkout().resolve("connect-plugin/target"))) {
      return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
  }
}
