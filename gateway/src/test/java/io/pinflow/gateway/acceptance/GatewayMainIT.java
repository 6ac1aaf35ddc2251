package io.pinflow.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says when it can't serve: one line, and no stack trace. */
final class GatewayMainIT {
  @TempDir private Path folder;

  @Test
  void shouldNameAKeyThatIsNone() throws Exception {
    assertEnd(2, "Unknown keys [gateway.compatt]", configured("gateway.compatt=lenient"));
  }

  @Test
  void shouldNameAWrongValue() throws Exception {
    assertEnd(
        2,
        "Invalid value strict for configuration gateway.compat",
        configured("bootstrap.servers=127.0.0.1:1", "gateway.compat=strict"));
  }

  @Test
  void shouldNameAWrongKeyOfTheClients() throws Exception {
    assertEnd(
        2, "linger.ms", configured("bootstrap.servers=127.0.0.1:1", "producer.linger.ms=some"));
  }

  @Test
  void shouldNameAFileThatIsNotThere() throws Exception {
    assertEnd(2, "Cannot read 'none.properties' because of", "--config", "none.properties");
  }

  @Test
  void shouldNameAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEnd(
          1,
          "Cannot listen on '127.0.0.1:" + taken.getLocalPort() + "' because of",
          configured(
              "gateway.kinesis.region=us-east-1",
              "listeners=http://127.0.0.1:" + taken.getLocalPort()));
    }
  }

  private String[] configured(String... lines) throws Exception {
    Path config = Files.createTempFile(folder, "gateway", ".properties");
    Files.writeString(config, String.join("\n", lines));
    return new String[] {"--config", config.toString()};
  }

  private void assertEnd(int code, String message, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(GatewayProcess.command());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "said", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean hasEnded = process.waitFor(1, TimeUnit.MINUTES);
      String said = Files.readString(output);

      assertThat(hasEnded).as("has ended: %s", said).isTrue();
      assertThat(process.exitValue()).as(said).isEqualTo(code);
      assertThat(said).contains(message).doesNotContain("\tat ");
    } finally {
      process.destroyForcibly();
    }
  }
}
