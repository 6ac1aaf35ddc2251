package io.pinflow.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.emulator.posting.Stop;
import io.pinflow.emulator.wire.RecordingServer;
import io.pinflow.emulator.wire.RecordingServer.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EmulateCommandTest {
  private final StringWriter errors = new StringWriter();
  private final AtomicReference<Stop> signals = new AtomicReference<>();
  private RecordingServer server;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new RecordingServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    CommandLine command = EmulatorMain.commandLine(signals::set);
    command.setErr(new PrintWriter(errors, true));
    return command.execute(arguments);
  }

  private int emulate(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("emulate", "--url", server.url(), "--progress", "none"));
    all.addAll(Arrays.asList(arguments));
    return run(all.toArray(String[]::new));
  }

  private List<String> recorded() throws IOException {
    return Files.readAllLines(folder.resolve("record"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emulate --url http://x | 2 | Missing required option: '--to=<kind>'",
        "emulate --to rest | 2 | Must specify --url because posts go there",
        "emulate --to rest --url ftp://x | 2 | Invalid --url: 'ftp://x'. Expected http://host:port",
        "emulate --to rest --url http://x --user-id a/b | 2 | Invalid --user-id: 'a/b'",
        "emulate --to rest --url http://x --mess 1.5 | 2 | Invalid --mess: '1.5'. Expected a fraction",
        "emulate --to rest --url http://x --rate 0 | 2 | Invalid --rate: '0.0'. Expected a number above 0",
        "emulate --to rest --url http://x --count -1 | 2 | Invalid --count: '-1'",
        "emulate --to rest --url http://x --concurrency 0 | 2 | Invalid --concurrency: '0'. Expected 1 to",
        "emulate --to rest --url http://x --tries 0 | 2 | Invalid --tries: '0'",
        "emulate --to rest --url http://x --rows 5 --data . | 2 | Cannot take posts from more than one place",
        "emulate --to rest --url http://x --data nowhere | 2 | 'nowhere' is not a folder",
        "emulate --to rest --url http://x --rows 5 --first 5 | 2 | there is no row from 5 to 4",
        "emulate --to rest --url http://x --jdbc-url jdbc:mariadb://x/y | 2 | Must specify --user",
        "emulate --to rest --url http://x --api-key-file nowhere | 2 | Invalid --api-key-file: 'nowhere' can't be read",
        "emulate --to rest --url http://x --credentials nowhere | 2 | Invalid --credentials: 'nowhere'",
        "emulate --to kinesis --url http://x --stream a/b --stream-layout shared | 2 | Invalid --stream: 'a/b'",
        "emulate --to database | 2 | Must specify --jdbc-url or --credentials",
        "emulate --to database --mess 0.1 | 2 | Cannot use --mess with --to database",
        "emulate --to rest --url http://x --count 1 --record /nowhere/record | 1 | Cannot write --record '/nowhere/record'",
        "emulate --to database --jdbc-url jdbc:mariadb://127.0.0.1:1/x --user u --count 1 | 1 | Cannot reach the database"
      })
  void shouldAnswerBadUseWithOneLine(String arguments, int exitCode, String message) {
    int code = run(arguments.split(" "));

    assertThat(errors.toString().strip()).contains(message).doesNotContain("\n");
    assertThat(code).isEqualTo(exitCode);
  }

  @Test
  void shouldPostInTodaysOrderAtAnyRateAndRecordIt() throws IOException {
    int code =
        emulate(
            "--to",
            "rest",
            "--rate",
            "200",
            "--count",
            "4",
            "--concurrency",
            "1",
            "--record",
            folder.resolve("record").toString());

    assertThat(code).isZero();
    assertThat(server.requests())
        .extracting(Request::path)
        .startsWith("/topics/local.pin", "/topics/local.geo", "/topics/local.user");
    assertThat(recorded())
        .hasSize(12)
        .allMatch(
            line ->
                line.matches(
                    "\\{\"table\":\"(pin|geo|user)\",\"ind\":\\d+,\"malformed\":false,"
                        + "\"sent_ms\":\\d{13},\"answered_ms\":\\d{13},\"status\":200}"));
    assertThat(recorded().stream().filter(line -> line.contains("\"pin\"")))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"ind\":7528,"),
            line -> assertThat(line).contains("\"ind\":2863,"),
            line -> assertThat(line).contains("\"ind\":5730,"),
            line -> assertThat(line).contains("\"ind\":8304,"));
  }

  @Test
  void shouldMarkInTheRecordWhatIsMalformed() throws IOException {
    emulate(
        "--to",
        "kinesis",
        "--rate",
        "1000",
        "--count",
        "50",
        "--mess",
        "1",
        "--record",
        folder.resolve("record").toString());

    assertThat(recorded())
        .hasSize(150)
        .allMatch(
            line ->
                line.matches(
                    ".*\"malformed\":true,\"kind\":\"[a-z_]+\","
                        + "\"expected\":\"(repaired|refused|rejected_by_gateway)\",.*"));
  }

  @Test
  void shouldPostOnlyTheRowsThereAre() {
    emulate("--to", "rest", "--rows", "3", "--order", "sequential", "--last", "2", "--rate", "500");

    assertThat(server.requests()).hasSize(9);
  }

  @Test
  void shouldEndWithOneWhenRequestsFailForGood() {
    server.reply(404, "{\"error_code\":40401,\"message\":\"Topic not found.\"}", Map.of());

    assertThat(emulate("--to", "rest", "--rate", "100", "--count", "2")).isEqualTo(1);

    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void shouldNotCountAsFailureWhatTheGatewayRightlyRefuses() {
    for (int request = 0; request < 30; request++) {
      server.reply(422, "{\"error_code\":422,\"message\":\"no\"}", Map.of());
    }

    assertThat(emulate("--to", "rest", "--rate", "1000", "--count", "10", "--mess", "1")).isZero();
  }

  @Test
  void shouldFinishThePostUnderWayWhenStopped() throws IOException {
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            () ->
                emulate(
                    "--to",
                    "rest",
                    "--rate",
                    "30",
                    "--record",
                    folder.resolve("record").toString()));
    await().until(() -> server.requests().size() > 10);

    signals.get().request();

    assertThat(running.join()).isZero();
    assertThat(server.requests().size() % 3).isZero();
    assertThat(recorded()).hasSameSizeAs(server.requests());
  }
}
