package io.pinflow.emulator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.Posts;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowSource;
import io.pinflow.emulator.RowTime;
import io.pinflow.emulator.files.DataFolder;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoaderIT {
  private static final Map<Engine, TestServer> SERVERS = new EnumMap<>(Engine.class);

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    for (Engine engine : Engine.values()) {
      if (engine.isHere()) {
        SERVERS.put(engine, engine.start());
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    for (TestServer server : SERVERS.values()) {
      server.close();
    }
  }

  private static TestServer server(Engine engine) {
    assumeTrue(SERVERS.containsKey(engine), () -> "no binaries of " + engine + " here");
    return SERVERS.get(engine);
  }

  private static Database fresh(Engine engine) throws SQLException, EmulatorException {
    TestServer server = server(engine);
    try (Connection connection = server(engine).connect();
        Statement statement = connection.createStatement()) {
      for (RawTable table : RawTable.values()) {
        statement.execute("DROP TABLE IF EXISTS " + table.tableName());
      }
    }
    return Database.at(server.url(), server.user(), server.password());
  }

  private static Map<RawTable, Long> load(Database database, Posts posts) throws EmulatorException {
    database.createTables();
    try (Progress progress = ProgressMode.begin(ProgressMode.NONE, "load", 0)) {
      return new Loader(database, progress).load(posts);
    }
  }

  private static Map<RawTable, Long> each(long rows) {
    return Map.of(RawTable.PIN, rows, RawTable.GEO, rows, RawTable.USER, rows);
  }

  private static List<List<String>> expected(Posts posts, RawTable table) throws EmulatorException {
    List<List<String>> rows = new ArrayList<>();
    try (RowSource source = posts.rows(table)) {
      for (Row row = source.next(); row != null; row = source.next()) {
        rows.add(row.values().stream().map(String::valueOf).toList());
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepEveryValueAsItIs(Engine engine) throws SQLException, EmulatorException {
    Posts posts = new GeneratedPosts(1, 12_345);
    Database database = fresh(engine);

    Map<RawTable, Long> loaded = load(database, posts);

    assertThat(loaded).isEqualTo(each(12_345));
    for (RawTable table : RawTable.values()) {
      assertThat(server(engine).stored(table)).isEqualTo(expected(posts, table));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepHardValuesAsTheyAre(Engine engine) throws SQLException, EmulatorException {
    Posts posts =
        new HandMade(
            Map.of(
                RawTable.PIN,
                Arrays.asList(
                    -5,
                    "\\N",
                    "a\tb\nc\r\nd\\",
                    "",
                    null,
                    "\"",
                    "'",
                    ",",
                    "😀𝗜שЖ\u00a0",
                    0,
                    "\b\f\u001a\u007f",
                    " "),
                RawTable.GEO,
                Arrays.asList(
                    Integer.MAX_VALUE,
                    new RowTime(LocalDateTime.of(2020, 3, 29, 1, 30)),
                    new BigDecimal("-0.00123"),
                    new BigDecimal("-179.937"),
                    "Cote d'Ivoire"),
                RawTable.USER,
                Arrays.asList(
                    Integer.MIN_VALUE,
                    "\\.",
                    "\\\\",
                    null,
                    new RowTime(LocalDateTime.of(9999, 12, 31, 23, 59, 59)))));
    Database database = fresh(engine);

    load(database, posts);

    for (RawTable table : RawTable.values()) {
      assertThat(server(engine).stored(table)).isEqualTo(expected(posts, table));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldAddWhatIsNewAndLeaveWhatIsThere(Engine engine) throws SQLException, EmulatorException {
    Database database = fresh(engine);
    load(database, new GeneratedPosts(1, 10_100));

    assertThat(load(database, new GeneratedPosts(1, 10_100))).isEqualTo(each(0));
    assertThat(load(database, new GeneratedPosts(2, 20_200))).isEqualTo(each(10_100));

    assertThat(server(engine).stored(RawTable.USER).subList(0, 10_100))
        .isEqualTo(expected(new GeneratedPosts(1, 10_100), RawTable.USER));
    assertThat(database.count(RawTable.PIN)).isEqualTo(20_200);
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeTheTablesAndLoadNothingForNoRows(Engine engine)
      throws SQLException, EmulatorException {
    Database database = fresh(engine);

    assertThat(load(database, new GeneratedPosts(1, 0))).isEqualTo(each(0));

    assertThat(database.count(RawTable.GEO)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void shouldLoadTheLinesBeforeABrokenOneAndNameIt(Engine engine)
      throws SQLException, EmulatorException, IOException {
    Files.writeString(
        folder.resolve("raw_geo.jsonl"),
        "{\"ind\":1,\"timestamp\":\"2020-08-28T03:52:47\",\"latitude\":7.3184000000000005,"
            + "\"longitude\":1,\"country\":\"Chad\"}\n{\"ind\":2\n");
    Files.writeString(folder.resolve("raw_pin.jsonl"), "");
    Files.writeString(folder.resolve("raw_user.jsonl"), "");
    Database database = fresh(engine);

    assertThatThrownBy(() -> load(database, DataFolder.open(folder)))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("raw_geo.jsonl' because of line 2: it is not JSON");

    assertThat(server(engine).stored(RawTable.GEO))
        .containsExactly(List.of("1", "2020-08-28 03:52:47", "7.3184", "1", "Chad"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseATableWhoseKeyIsNotUnique(Engine engine) throws SQLException, EmulatorException {
    Database database = fresh(engine);
    try (Connection connection = server(engine).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE user_data (ind INT)");
    }

    assertThatThrownBy(database::createTables)
        .hasMessageContaining("Cannot load user_data because its column 'ind' is not unique");
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotLetTheDatabaseChangeAValue(Engine engine) throws SQLException, EmulatorException {
    Database database = fresh(engine);
    try (Connection connection = server(engine).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE user_data (ind INT PRIMARY KEY, first_name VARCHAR(3), last_name TEXT,"
              + " age INT, date_joined TIMESTAMP)");
    }

    assertThatThrownBy(() -> load(database, new GeneratedPosts(1, 100)))
        .hasMessageStartingWith("Cannot load user_data because the database");
    assertThat(database.count(RawTable.USER)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = "MARIADB")
  void shouldSayThatThePasswordIsWrong(Engine engine) throws EmulatorException {
    Database database = Database.at(server(engine).url(), "pinflow", "wrong");

    assertThatThrownBy(database::createTables)
        .hasMessageContaining("Cannot log in to 'jdbc:mariadb://127.0.0.1:")
        .hasMessageContaining("as 'pinflow'")
        .hasMessageNotContaining("wrong");
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayThatThereIsNoSuchDatabase(Engine engine) throws EmulatorException {
    TestServer server = server(engine);
    Database database =
        Database.at(
            server.url().replaceAll("/\\w+$", "/nothing_here"), server.user(), server.password());

    assertThatThrownBy(database::createTables)
        .hasMessageContaining("Cannot log in to ")
        .hasMessageContaining("nothing_here");
  }
}
