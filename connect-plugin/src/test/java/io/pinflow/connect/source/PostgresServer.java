package io.pinflow.connect.source;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An embedded PostgreSQL, with its data under target. */
final class PostgresServer implements TestDatabase {
  private static final Path HOME = Path.of("target", "postgres").toAbsolutePath();

  private final int port;
  private EmbeddedPostgres server;

  private PostgresServer() throws IOException {
    this.port = Ports.free();
    restart();
  }

  static PostgresServer start() throws IOException {
    return new PostgresServer();
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

  @Override
  public void kill() throws IOException {
    server.close();
  }

  @Override
  public void restart() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setOverrideWorkingDirectory(HOME.toFile())
            .setDataDirectory(HOME.resolve("data-" + port))
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "off")
            .start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
