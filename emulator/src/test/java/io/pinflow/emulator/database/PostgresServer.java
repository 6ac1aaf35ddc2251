package io.pinflow.emulator.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** PostgreSQL as it comes; its files lie under target. */
final class PostgresServer implements TestServer {
  private final EmbeddedPostgres server;

  PostgresServer() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Path.of("target", "postgres").toAbsolutePath().toFile())
            .start();
  }

  @Override
  public String url() {
    return server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
