package io.pinflow.emulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowTime;
import io.pinflow.emulator.json.DateSpelling;
import io.pinflow.emulator.json.PythonJson;
import io.pinflow.emulator.mess.Mess;
import io.pinflow.emulator.posting.Answer;
import io.pinflow.emulator.posting.Answer.Verdict;
import io.pinflow.emulator.posting.Delivery;
import io.pinflow.emulator.posting.Meter;
import io.pinflow.emulator.posting.Notes;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.posting.Sending;
import io.pinflow.emulator.posting.Stop;
import io.pinflow.emulator.source.NumberedPosts;
import io.pinflow.emulator.wire.RecordingServer.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTargetTest {
  private final List<String> notes = new ArrayList<>();
  private final Meter meter = new Meter(List.of("pin", "geo", "user"), new Notes(notes::add));
  private final Retries retries = new Retries(3, new Stop(), meter);
  private RecordingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RecordingServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The rows whose requests are written down in the users' own words. */
  private record KnownPosts() implements NumberedPosts {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public Optional<Row> row(RawTable table, int number) {
      return switch (table) {
        case PIN -> Optional.empty();
        case GEO ->
            Optional.of(
                new Row(
                    table,
                    List.of(
                        7528,
                        new RowTime(LocalDateTime.of(2020, 8, 28, 3, 52, 47)),
                        new BigDecimal("-89.9787"),
                        new BigDecimal("-173.293"),
                        "Albania")));
        case USER ->
            Optional.of(
                new Row(
                    table,
                    List.of(
                        7528,
                        "Zoë",
                        "Ali",
                        20,
                        new RowTime(LocalDateTime.of(2015, 10, 24, 11, 23, 51)))));
      };
    }

    @Override
    public int numberOf(int key) {
      return key;
    }

    @Override
    public void close() {}
  }

  private HttpTarget target(Door door, DateSpelling dates, Optional<String> apiKey) {
    NumberedPosts posts = new KnownPosts();
    Mess mess = new Mess(0, 100, door.way(), door, new PythonJson(dates), posts);
    HttpSender sender = new HttpSender(server.url(), Duration.ofSeconds(5), apiKey);
    return new HttpTarget(posts, door, mess, sender, retries);
  }

  private HttpTarget rest() {
    return target(new RestDoor(server.url(), "0a1b2c"), DateSpelling.BLANK, Optional.empty());
  }

  private Answer deliver(HttpTarget target, RawTable table)
      throws EmulatorException, InterruptedException {
    return target
        .deliver(new Sending(0, 0, List.of(RawTable.values()).indexOf(table)))
        .map(Delivery::answer)
        .orElseThrow();
  }

  @Test
  void shouldSpeakAsTheRestProxysUsersDo() throws Exception {
    HttpTarget target =
        target(
            new RestDoor(server.url() + "/test", "0a1b2c"), DateSpelling.BLANK, Optional.empty());

    assertThat(deliver(target, RawTable.GEO).verdict()).isEqualTo(Verdict.ACCEPTED);

    Request request = server.requests().get(0);
    assertThat(request.method() + " " + request.path()).isEqualTo("POST /test/topics/0a1b2c.geo");
    assertThat(request.header("Content-Type")).isEqualTo("application/vnd.kafka.json.v2+json");
    assertThat(request.header("Accept")).isEqualTo("*/*");
    assertThat(request.header("x-api-key")).isNull();
    assertThat(request.body())
        .isEqualTo(
            "{\"records\": [{\"value\": {\"ind\": 7528, \"timestamp\": \"2020-08-28 03:52:47\","
                + " \"latitude\": -89.9787, \"longitude\": -173.293, \"country\":"
                + " \"Albania\"}}]}");
  }

  @Test
  void shouldSpeakAsTheKinesisUsersDo() throws Exception {
    Door door = new KinesisDoor(server.url(), new StreamNames("0a1b2c", Optional.empty()));

    deliver(target(door, DateSpelling.T, Optional.of("secret")), RawTable.USER);

    Request request = server.requests().get(0);
    assertThat(request.method() + " " + request.path())
        .isEqualTo("PUT /streams/streaming-0a1b2c-user/record");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.header("x-api-key")).isEqualTo("secret");
    assertThat(request.body())
        .isEqualTo(
            "{\"StreamName\": \"streaming-0a1b2c-user\", \"Data\": {\"ind\": 7528, \"first_name\":"
                + " \"Zo\\u00eb\", \"last_name\": \"Ali\", \"age\": 20, \"date_joined\":"
                + " \"2015-10-24T11:23:51\"}, \"PartitionKey\": \"partition-1\"}");
  }

  @Test
  void shouldTellTablesApartByPartitionKeyInASharedStream() throws Exception {
    Door door = new KinesisDoor(server.url(), new StreamNames("0a1b2c", Optional.of("all")));

    deliver(target(door, DateSpelling.T, Optional.empty()), RawTable.GEO);

    assertThat(server.requests().get(0).path()).isEqualTo("/streams/all/record");
    assertThat(server.requests().get(0).body())
        .startsWith("{\"StreamName\": \"all\", ")
        .endsWith("\"PartitionKey\": \"0a1b2c-geo\"}");
  }

  @Test
  void shouldSendNothingWhereThereIsNoRow() throws Exception {
    assertThat(rest().deliver(new Sending(0, 0, 0))).isEmpty();

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void shouldSendAgainWithTheSameKeyUntilItIsTaken() throws Exception {
    server.reply(503, "{\"error_code\":503,\"message\":\"full\"}", Map.of("Retry-After", "0"));
    server.reply(0, "", Map.of());
    HttpTarget target = rest();

    assertThat(deliver(target, RawTable.GEO).verdict()).isEqualTo(Verdict.ACCEPTED);
    deliver(target, RawTable.USER);

    assertThat(server.requests())
        .extracting(Request::path)
        .containsExactly(
            "/topics/0a1b2c.geo",
            "/topics/0a1b2c.geo",
            "/topics/0a1b2c.geo",
            "/topics/0a1b2c.user");
    List<String> keys =
        server.requests().stream().map(request -> request.header("Idempotency-Key")).toList();
    assertThat(keys.subList(0, 3)).containsOnly(keys.get(0));
    assertThat(keys.get(3)).isNotEqualTo(keys.get(0));
    assertThat(meter.snapshot().retries()).isEqualTo(2);
    assertThat(notes).anyMatch(note -> note.contains("HTTP 503: {\"error_code\":503"));
  }

  @Test
  void shouldUseOtherKeysInAnotherRun() throws Exception {
    deliver(rest(), RawTable.GEO);
    deliver(rest(), RawTable.GEO);

    assertThat(server.requests())
        .extracting(request -> request.header("Idempotency-Key"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "422 | {\"error_code\":422,\"message\":\"Unrecognized field: ind\"} | REFUSED | HTTP 422 | 1",
        "404 | | REFUSED | HTTP 404 | 1",
        "200 | {\"offsets\":[{\"partition\":null,\"offset\":null,\"error_code\":50002,\"error\":\"too large\"}]} | REFUSED | HTTP 200 with 50002 | 1",
        "200 | {\"__type\":\"ResourceNotFoundException\",\"message\":\"no stream\"} | REFUSED | HTTP 200 with ResourceNotFoundException | 1",
        "200 | {\"SequenceNumber\":\"1\",\"ShardId\":\"shardId-000000000000\"} | ACCEPTED | `` | 1",
        "200 | | ACCEPTED | `` | 1",
        "200 | {\"error_code\": | REFUSED | HTTP 200 with a body that is not JSON | 1",
      })
  void shouldJudgeTheBodyToo(int status, String body, Verdict verdict, String trouble, int requests)
      throws Exception {
    server.reply(status, body == null ? "" : body, Map.of());

    Answer answer = deliver(rest(), RawTable.GEO);

    assertThat(answer.verdict()).isEqualTo(verdict);
    assertThat(answer.trouble()).isEqualTo(trouble);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(server.requests()).hasSize(requests);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "429 | slow down",
        "504 | {\"message\":\"Endpoint request timed out\"}",
        "200 | {\"offsets\":[{\"partition\":null,\"offset\":null,\"error_code\":50003,\"error\":\"x\"}]}",
        "200 | {\"__type\":\"com.amazonaws#ProvisionedThroughputExceededException\"}"
      })
  void shouldTryAgainWhatMayPass(int status, String body) throws Exception {
    server.reply(status, body, Map.of());

    assertThat(deliver(rest(), RawTable.GEO).verdict()).isEqualTo(Verdict.ACCEPTED);

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void shouldSayThatNobodyAnswers() throws Exception {
    int unused;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    Door door = new RestDoor("http://127.0.0.1:" + unused, "me");

    Answer answer = deliver(target(door, DateSpelling.T, Optional.empty()), RawTable.GEO);

    assertThat(answer.trouble()).isEqualTo("connection refused");
    assertThat(answer.status()).isZero();
    assertThat(meter.snapshot().retries()).isEqualTo(2);
  }

  /** Most servers answer a TLS greeting with a plain 400. */
  @Test
  void shouldSayThatThereIsNoTls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread peer = new Thread(() -> answerBadRequest(plain));
      peer.start();
      Door door = new RestDoor("https://127.0.0.1:" + plain.getLocalPort(), "me");

      Answer answer = deliver(target(door, DateSpelling.T, Optional.empty()), RawTable.GEO);

      assertThat(answer.trouble()).isEqualTo("no TLS");
      assertThat(answer.detail()).contains("(is it http:// that is meant?)");
      peer.join();
    }
  }

  private static void answerBadRequest(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      assertThat(socket.getInputStream().read()).isNotNegative();
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
      socket.shutdownOutput();
      // Closing with something unread would reset the connection before the answer is seen.
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldSayThatNoAnswerCame() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      HttpSender sender = new HttpSender(server.url(), Duration.ofMillis(200), Optional.empty());
      Door door = new RestDoor("http://127.0.0.1:" + silent.getLocalPort(), "me");

      Answer answer = sender.send(door.request(RawTable.GEO, "{}"), "key");

      assertThat(answer.trouble()).isEqualTo("timeout");
      assertThat(answer.verdict()).isEqualTo(Verdict.UNAVAILABLE);
    }
  }
}
