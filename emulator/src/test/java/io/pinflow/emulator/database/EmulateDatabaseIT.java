package io.pinflow.emulator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pinflow.emulator.Commands;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.posting.Answer.Verdict;
import io.pinflow.emulator.posting.Meter;
import io.pinflow.emulator.posting.Notes;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.posting.Sending;
import io.pinflow.emulator.posting.Stop;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import io.pinflow.emulator.source.GeneratedNumbers;
import io.pinflow.emulator.wire.RecordingServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmulateDatabaseIT {
  private static final GeneratedPosts POSTS = new GeneratedPosts(100, 1_000);
  private static final Map<Engine, TestServer> SERVERS = new EnumMap<>(Engine.class);

  @TempDir Path folder;

  private final Meter meter = new Meter(List.of("post"), new Notes(note -> {}));
  private final Retries retries = new Retries(5, new Stop(), meter);

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
    execute(
        server,
        "DROP TABLE IF EXISTS pinterest_data",
        "DROP TABLE IF EXISTS geolocation_data",
        "DROP TABLE IF EXISTS user_data");
    Database database = Database.at(server.url(), server.user(), server.password());
    database.createTables();
    return database;
  }

  private static void execute(TestServer server, String... statements) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static List<List<String>> expected(RawTable table, int... posts) {
    return IntStream.of(posts)
        .mapToObj(post -> POSTS.row(table, post).values().stream().map(String::valueOf).toList())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadRowsByTheirNumber(Engine engine) throws Exception {
    Database database = fresh(engine);
    try (Progress progress = ProgressMode.begin(ProgressMode.NONE, "load", 0)) {
      new Loader(database, progress).load(POSTS);
    }

    try (DatabasePosts posts = DatabasePosts.open(database)) {
      assertThat(posts.size()).isEqualTo(1_000);
      for (RawTable table : RawTable.values()) {
        for (int number = 0; number < 1_000; number += 37) {
          assertThat(posts.row(table, number)).contains(POSTS.row(table, number));
        }
        assertThat(posts.row(table, 1_000)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPostRowsAndLeaveThoseThatAreThere(Engine engine) throws Exception {
    Database database = fresh(engine);
    try (DatabaseTarget target =
        new DatabaseTarget(new GeneratedNumbers(POSTS), database, retries)) {
      for (int row : new int[] {7, 900, 7, 3}) {
        assertThat(target.deliver(new Sending(row, row, 0)).orElseThrow().answer().verdict())
            .isEqualTo(Verdict.ACCEPTED);
      }
    }

    for (RawTable table : RawTable.values()) {
      assertThat(server(engine).stored(table)).isEqualTo(expected(table, 3, 7, 900));
    }
    assertThat(DatabaseTarget.largestKey(database)).hasValue(900);
  }

  @ParameterizedTest
  @EnumSource
  void shouldPostAllThreeRowsOrNone(Engine engine) throws Exception {
    Database database = fresh(engine);
    execute(server(engine), "DROP TABLE user_data");
    try (DatabaseTarget target =
        new DatabaseTarget(new GeneratedNumbers(POSTS), database, retries)) {
      assertThat(target.deliver(new Sending(0, 1, 0)).orElseThrow().answer().verdict())
          .isEqualTo(Verdict.REFUSED);
    }

    assertThat(database.count(RawTable.PIN)).isZero();
    assertThat(database.count(RawTable.GEO)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnWhenConnectionsAreCut(Engine engine) throws Exception {
    Database database = fresh(engine);
    try (DatabaseTarget target =
            new DatabaseTarget(new GeneratedNumbers(POSTS), database, retries);
        DatabasePosts posts = DatabasePosts.open(database)) {
      target.deliver(new Sending(0, 1, 0));
      posts.row(RawTable.PIN, 0);

      engine.cutConnections(server(engine));

      assertThat(target.deliver(new Sending(1, 2, 0)).orElseThrow().answer().verdict())
          .isEqualTo(Verdict.ACCEPTED);
      assertThat(posts.row(RawTable.PIN, 1)).contains(POSTS.row(RawTable.PIN, 2));
    }
    assertThat(server(engine).stored(RawTable.GEO)).isEqualTo(expected(RawTable.GEO, 1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveNoLargestKeyInEmptyTables(Engine engine) throws Exception {
    assertThat(DatabaseTarget.largestKey(fresh(engine))).isEmpty();
  }

  private Path credentials(Engine engine) throws IOException {
    URI address = URI.create(server(engine).url().substring("jdbc:".length()));
    return Files.writeString(
        folder.resolve("db_creds.yml"),
        """
        RDS_ENGINE: %s
        RDS_HOST: %s
        RDS_PASSWORD: %s
        RDS_USER: %s
        RDS_DATABASE: %s
        RDS_PORT: %d
        """
            .formatted(
                address.getScheme(),
                address.getHost(),
                server(engine).password().isEmpty() ? "any" : server(engine).password(),
                server(engine).user(),
                address.getPath().substring(1),
                address.getPort()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoOnAfterTheLargestKeyWhenRunAgain(Engine engine) throws Exception {
    fresh(engine);
    String file = credentials(engine).toString();
    String[] command = {
      "emulate",
      "--to",
      "database",
      "--credentials",
      file,
      "--rate",
      "500",
      "--count",
      "20",
      "--progress",
      "none"
    };

    assertThat(Commands.run(command)).isZero();
    assertThat(Commands.run(command)).isZero();

    for (RawTable table : RawTable.values()) {
      assertThat(server(engine).stored(table))
          .isEqualTo(expected(table, IntStream.range(0, 40).toArray()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPostRowsOfADatabaseOverHttp(Engine engine) throws Exception {
    Database database = fresh(engine);
    try (Progress progress = ProgressMode.begin(ProgressMode.NONE, "load", 0)) {
      new Loader(database, progress).load(POSTS);
    }
    try (RecordingServer door = new RecordingServer()) {
      assertThat(
              Commands.run(
                  "emulate",
                  "--to",
                  "rest",
                  "--credentials",
                  credentials(engine).toString(),
                  "--url",
                  door.url(),
                  "--rate",
                  "200",
                  "--count",
                  "5",
                  "--concurrency",
                  "1",
                  "--progress",
                  "none"))
          .isZero();
      assertThat(
              Commands.run(
                  "emulate",
                  "--to",
                  "rest",
                  "--rows",
                  "1000",
                  "--url",
                  door.url(),
                  "--rate",
                  "200",
                  "--count",
                  "5",
                  "--concurrency",
                  "1",
                  "--progress",
                  "none"))
          .isZero();

      List<String> bodies = door.requests().stream().map(RecordingServer.Request::body).toList();
      assertThat(bodies).hasSize(30);
      assertThat(bodies.subList(0, 15)).isEqualTo(bodies.subList(15, 30));
    }
  }
}
