package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Wrong use gives one clear line and exit code 2, before anything is started. */
class PinflowTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void nameTheCheckout() {
    System.setProperty("pinflow.root", folder.toString());
  }

  @AfterEach
  void forgetTheCheckout() {
    System.clearProperty("pinflow.root");
  }

  private int execute(String... arguments) {
    CommandLine command = Pinflow.commandLine();
    command.setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThat(execute("demo", "--row", "5")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Unknown option")
        .contains("'--row'")
        .contains("pinflow demo --help");
  }

  @Test
  void shouldRefuseAFolderWithoutTheFiles() throws IOException {
    Files.writeString(folder.resolve("raw_pin.jsonl"), "");

    assertThat(
            execute(
                "demo", "--home", folder.resolve("home").toString(), "--data", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(err.toString()).contains("has no raw_geo.jsonl, no raw_user.jsonl");
  }

  @Test
  void shouldRefuseNoRows() {
    assertThat(execute("demo", "--rows", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("Invalid --rows: '0'");
  }

  @Test
  void shouldRefuseRowsAndDataTogether() {
    assertThat(execute("demo", "--rows", "5", "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--rows and --data exclude each other");
  }

  @Test
  void shouldRefuseAnUnknownReading() {
    assertThat(execute("demo", "--ties", "some")).isEqualTo(2);
    assertThat(err.toString()).contains("'--ties'").contains("some");
  }

  @Test
  void shouldNameATakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(execute("demo", "--home", folder.resolve("home").toString(), "--kafka-port", port))
          .isEqualTo(2);
      assertThat(err.toString())
          .contains("Cannot use port " + port + " (--kafka-port) because it is taken");
    }
  }

  @Test
  void shouldRefuseOtherPostsInTheSameHome() {
    Home home = new Home(folder.resolve("home")).open("local");
    Json.write(home.config("dataset.json"), java.util.Map.of("origin", "seed 7"));

    assertThat(execute("demo", "--home", home.root().toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("because it holds posts of another origin (seed 7)")
        .contains("pinflow reset");
  }

  @Test
  void shouldSayThatThereIsNothingToBatch() {
    assertThat(execute("batch", "--home", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("No stack at");
  }

  @Test
  void shouldRefuseAKinesisWithoutAnAddress() {
    assertThat(execute("demo", "--live", "--kinesis-endpoint", "localhost:4567")).isEqualTo(2);
    assertThat(err.toString()).contains("Invalid --kinesis-endpoint: 'localhost:4567'");
  }

  @Test
  void shouldRefuseToPostForNoTime() {
    assertThat(execute("demo", "--live", "--seconds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("Invalid --seconds: '0'");
  }

  @Test
  void shouldSayThatNoLivePathRuns() {
    Home home = new Home(folder.resolve("home")).open("local");

    assertThat(execute("live", "--home", home.root().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("pinflow up --live");
  }

  @Test
  void shouldSayThatThereIsNoGatewayToPostTo() {
    Home home = new Home(folder.resolve("home")).open("local");

    assertThat(execute("emulate", "--to", "rest", "--home", home.root().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("No live path was started").contains("pinflow up --live");
  }
}
