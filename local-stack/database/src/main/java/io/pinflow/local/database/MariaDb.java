package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * MariaDB. Its system tables are made by the server's bootstrap mode from the SQL that comes with
 * it, which takes a second; help tables and the sys schema are left out.
 */
final class MariaDb implements DatabaseServer {

  private static final String DATA = "data";

  private final Home home;
  private final ChangeLog log;
  private final MariaDbFiles files;

  MariaDb(Home home, ChangeLog log) {
    this.home = home;
    this.log = log;
    this.files = new MariaDbFiles(home);
  }

  @Override
  public Path pidFile() {
    return home.data().resolve("mariadb.pid");
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public void prepare(Account account) throws IOException, DatabaseException {
    files.unpack();
    Files.createDirectories(temporary());
    if (!Files.exists(home.data())) {
      bootstrap();
    }
    writeAdmission(account);
  }

  @Override
  public List<String> command(int port) {
    List<String> command = base(home.data());
    command.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            // Relative to the data folder: an absolute path may be longer than a socket's may be.
            "--socket=mariadb.sock",
            "--pid-file=" + pidFile(),
            "--init-file=" + admission(),
            "--skip-name-resolve",
            "--innodb-flush-log-at-trx-commit=2",
            "--innodb-buffer-pool-size=256M",
            "--max-allowed-packet=64M",
            "--local-infile=1"));
    command.addAll(
        log == ChangeLog.KEPT
            ? List.of("--log-bin=changes", "--binlog-format=ROW", "--server-id=1")
            : List.of("--skip-log-bin"));
    return command;
  }

  /** The greeting comes after the admission was read: the server listens earlier, mute. */
  @Override
  public boolean serves(int port) {
    return Ports.greets(port);
  }

  /** The server has read the admission at its start; its password must not stay on disk. */
  @Override
  public void admit(int port, Account account) throws DatabaseException {
    try {
      Files.deleteIfExists(admission());
    } catch (IOException failure) {
      throw new DatabaseException(DatabaseErrors.notAdmitted(account.database(), failure), failure);
    }
  }

  private void bootstrap() throws IOException, DatabaseException {
    Path unfinished = home.unfinished(DATA);
    FileTrees.delete(unfinished);
    Files.createDirectories(unfinished);
    List<String> command = base(unfinished);
    command.addAll(
        List.of(
            "--bootstrap",
            "--enforce-storage-engine=",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-buffer-pool-size=64M"));
    Path script = files.bootstrapScript();
    Commands.run("make the system tables", command, script, home.log());
    Files.delete(script);
    Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** TLS would cost seconds of key making at each start, and nothing leaves loopback. */
  private List<String> base(Path data) {
    List<String> command =
        new ArrayList<>(
            List.of(
                files.server().toString(),
                "--no-defaults",
                "--basedir=" + files.directory(),
                "--datadir=" + data,
                "--lc-messages-dir=" + files.share(),
                "--character-sets-dir=" + files.share().resolve("charsets"),
                "--character-set-server=utf8mb4",
                // In the shared one a cleaner of old files may take them away.
                "--tmpdir=" + temporary(),
                "--skip-ssl"));
    if (Root.isMe()) {
      command.add("--user=root");
    }
    return command;
  }

  private Path temporary() {
    return home.directory().resolve("tmp");
  }

  private Path admission() {
    return home.directory().resolve("admission.sql");
  }

  /** The server reads one statement a line. */
  private void writeAdmission(Account account) throws IOException {
    Files.deleteIfExists(admission());
    Files.createFile(
        admission(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String user = "'" + Account.USER + "'@'%'";
    String password = quoted(account.password());
    List<String> statements = new ArrayList<>();
    statements.addAll(
        List.of(
            "CREATE DATABASE IF NOT EXISTS `" + account.database() + "` CHARACTER SET utf8mb4;",
            "CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY " + password + ";",
            "ALTER USER " + user + " IDENTIFIED BY " + password + ";",
            "GRANT ALL PRIVILEGES ON `" + account.database() + "`.* TO " + user + ";",
            // The table source looks which transactions are under way.
            "GRANT PROCESS ON *.* TO " + user + ";"));
    if (log == ChangeLog.KEPT) {
      statements.add("GRANT RELOAD, REPLICATION SLAVE, BINLOG MONITOR ON *.* TO " + user + ";");
    }
    Files.write(admission(), statements);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
