package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL. The account owns the server: it is the role that made the data. */
final class Postgres implements DatabaseServer {

  private static final String DATA = "data";

  private final Home home;
  private final ChangeLog log;
  private final PostgresFiles files;

  Postgres(Home home, ChangeLog log) {
    this.home = home;
    this.log = log;
    this.files = new PostgresFiles(home);
  }

  @Override
  public Path pidFile() {
    return home.data().resolve("postmaster.pid");
  }

  /** TERM would wait until every client has gone. */
  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public void prepare(Account account) throws IOException, DatabaseException {
    files.unpack();
    if (!Files.exists(home.data())) {
      initialise(account);
    }
    Unprivileged.own(home.directory());
  }

  @Override
  public List<String> command(int port) throws DatabaseException {
    List<String> command =
        asServer(files.program("postgres"), "-D", home.data().toString(), "-p", "" + port);
    List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "wal_level=" + (log == ChangeLog.KEPT ? "logical" : "minimal"),
            "max_wal_senders=" + (log == ChangeLog.KEPT ? 4 : 0),
            "synchronous_commit=off")
        .forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  /** The server notes its state in its pid file; so does pg_ctl wait for it. */
  @Override
  public boolean serves(int port) {
    try {
      return Files.exists(pidFile())
          && Files.readString(pidFile()).lines().anyMatch(line -> line.strip().equals("ready"));
    } catch (IOException beingWritten) {
      return false;
    }
  }

  @Override
  public void admit(int port, Account account) throws DatabaseException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection =
        DriverManager.getConnection(url, Account.USER, account.password())) {
      if (!exists(connection, account.database())) {
        create(connection, account.database());
      }
    } catch (SQLException failure) {
      throw new DatabaseException(DatabaseErrors.notAdmitted(account.database(), failure), failure);
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      return query.executeQuery().next();
    }
  }

  private static void create(Connection connection, String database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE DATABASE \"" + database + "\"");
    }
  }

  private void initialise(Account account) throws IOException, DatabaseException {
    Path unfinished = home.unfinished(DATA);
    FileTrees.delete(unfinished);
    Path password = Files.writeString(home.unfinished("password"), account.password());
    try {
      Unprivileged.own(home.directory());
      Commands.run("make the data folder", initdb(unfinished, password), password, home.log());
    } finally {
      Files.delete(password);
    }
    Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Path data, Path password) throws DatabaseException {
    return asServer(
        files.program("initdb"),
        "--pgdata=" + data,
        "--username=" + Account.USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync");
  }

  private static List<String> asServer(Path program, String... arguments) throws DatabaseException {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
