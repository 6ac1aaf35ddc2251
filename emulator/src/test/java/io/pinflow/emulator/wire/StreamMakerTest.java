package io.pinflow.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.posting.Meter;
import io.pinflow.emulator.posting.Notes;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.posting.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamMakerTest {
  private static final StreamNames SHARED = new StreamNames("me", Optional.of("all"));

  private RecordingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RecordingServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void make() throws EmulatorException {
    Meter meter = new Meter(List.of("pin"), new Notes(note -> {}));
    HttpSender sender = new HttpSender(server.url(), Duration.ofSeconds(5), Optional.empty());
    new StreamMaker(server.url(), sender, new Retries(5, new Stop(), meter)).make(SHARED);
  }

  private void described(String state) {
    server.reply(200, "{\"StreamDescription\":{\"StreamStatus\": \"" + state + "\"}}", Map.of());
  }

  private List<String> asked() {
    return server.requests().stream().map(request -> request.method() + request.path()).toList();
  }

  @Test
  void shouldMakeAMissingStreamAndWaitForIt() throws EmulatorException {
    server.reply(400, "{\"__type\":\"ResourceNotFoundException\"}", Map.of());
    server.reply(200, "", Map.of());
    described("CREATING");
    described("ACTIVE");

    make();

    assertThat(asked())
        .containsExactly(
            "GET/streams/all", "POST/streams/all", "GET/streams/all", "GET/streams/all");
    assertThat(server.requests().get(1).body()).isEqualTo("{\"ShardCount\": 1}");
  }

  @Test
  void shouldSeeThatItIsMissingBehindATutorialGatewayToo() throws EmulatorException {
    server.reply(200, "{\"__type\":\"ResourceNotFoundException\"}", Map.of());
    server.reply(200, "", Map.of());
    described("ACTIVE");

    make();

    assertThat(asked()).hasSize(3);
  }

  @Test
  void shouldLeaveAStreamThatIsThere() throws EmulatorException {
    described("ACTIVE");

    make();

    assertThat(asked()).containsExactly("GET/streams/all");
  }

  @Test
  void shouldSayWhyItCannotBeMade() {
    server.reply(404, "", Map.of());
    server.reply(403, "{\"message\":\"Forbidden\"}", Map.of());

    assertThatThrownBy(this::make)
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("Cannot create the stream 'all' because of HTTP 403")
        .hasMessageContaining("Forbidden");
  }
}
