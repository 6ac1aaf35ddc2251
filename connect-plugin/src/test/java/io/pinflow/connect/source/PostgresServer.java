package io.pinflow.connect.source;

import io.pinflow.local.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An embedded PostgreSQL, with its data under target. */
final class PostgresServer implements TestDatabase {
  private static final Path HOME = Path.of("target", "postgres").toAbsolutePath();

  private final Map<String, String> tls;
  private final int port;
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresServer(Map<String, String> tls) throws IOException {
    this.tls = tls;
    this.port = FreePort.next();
    this.data = HOME.resolve("data-" + port);
    restart();
  }

  static PostgresServer start() throws IOException {
    return new PostgresServer(Map.of());
  }

  /** A server with the user reader, who may read the tables that are made from then on. */
  static PostgresServer startWithReader() throws IOException, SQLException {
    PostgresServer server = start();
    server.run(
        "CREATE USER reader PASSWORD 'reader'",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader");
    return server;
  }

  /** A server that speaks TLS to those who ask for it. */
  static PostgresServer start(TestCertificate certificate) throws IOException {
    return new PostgresServer(
        Map.of(
            "ssl", "on",
            "ssl_cert_file", certificate.certificate().toString(),
            "ssl_key_file", certificate.key().toString()));
  }

  int port() {
    return port;
  }

  /** Asks a user for the password; it trusts everybody at first. */
  void requirePassword(String user) throws IOException, SQLException {
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "host all " + user + " 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
    run("SELECT pg_reload_conf()");
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public String password() {
    return "postgres";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  @Override
  public String quote(String identifier) {
    return '"' + identifier + '"';
  }

  /** The postmaster and its children by signal 9; what is closed then is the lock of the folder. */
  @Override
  public String numbers(int count) {
    return "generate_series(0, " + (count - 1) + ") AS numbers (number)";
  }

  @Override
  public void kill() throws IOException {
    List<ProcessHandle> processes =
        ProcessHandle.current()
            .descendants()
            .filter(this::isPostmaster)
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .distinct()
            .collect(Collectors.toList());
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    server.close();
  }

  @Override
  public void restart() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setOverrideWorkingDirectory(HOME.toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off");
    tls.forEach(builder::setServerConfig);
    server = builder.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private boolean isPostmaster(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(data.toString());
  }
}
