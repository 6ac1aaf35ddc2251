package io.pinflow.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.emulator.wire.RecordingServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEndIT {
  @TempDir Path folder;

  private Process emulate(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                EmulatorMain.class.getName(),
                "emulate"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output()).start();
  }

  private File output() {
    return folder.resolve("output").toFile();
  }

  @Test
  void shouldEndWellOnASignalWithTheSummaryLast() throws Exception {
    try (RecordingServer server = new RecordingServer()) {
      Path record = folder.resolve("record");
      Process emulator =
          emulate(
              "--to",
              "rest",
              "--url",
              server.url(),
              "--rate",
              "100",
              "--progress",
              "json",
              "--record",
              record.toString());
      try {
        await().until(() -> server.requests().size() > 30);
        emulator.toHandle().destroy();

        assertThat(emulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        emulator.destroyForcibly();
      }
      assertThat(emulator.exitValue()).isZero();
      assertThat(server.requests().size() % 3).isZero();
      assertThat(Files.readAllLines(record)).hasSameSizeAs(server.requests());
      List<String> shown = Files.readAllLines(output().toPath());
      assertThat(shown).allMatch(line -> line.startsWith("{\"progress\":\"emulate\","));
      assertThat(shown.get(shown.size() - 1))
          .contains("\"requests\":" + server.requests().size() + ",", "\"summary\":{");
    }
  }

  @Test
  void shouldEndWithOneWhenASignalLeftSomethingUnsent() throws Exception {
    try (RecordingServer server = new RecordingServer()) {
      for (int request = 0; request < 100; request++) {
        server.reply(503, "", Map.of("Retry-After", "60"));
      }
      Process emulator =
          emulate("--to", "rest", "--url", server.url(), "--rate", "100", "--progress", "none");
      try {
        await().until(() -> server.requests().size() > 2);
        emulator.toHandle().destroy();

        assertThat(emulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        emulator.destroyForcibly();
      }
      assertThat(emulator.exitValue()).isEqualTo(1);
      assertThat(Files.readString(output().toPath())).contains("failed for good:", "HTTP 503");
    }
  }
}
