package io.pinflow.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessEndIT {
  @TempDir Path folder;

  private static List<String> emulate(String... more) {
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
    return command;
  }

  private Process start(List<String> command) throws IOException {
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
          start(
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
                  record.toString()));
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
          start(
              emulate(
                  "--to", "rest", "--url", server.url(), "--rate", "100", "--progress", "none"));
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

  /** The library of the bar would leave the JVM deaf to Ctrl-C. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldEndWellOnControlCWhileABarShows() throws Exception {
    Path terminal = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(terminal), "no 'script' here to give the process a terminal");
    try (RecordingServer server = new RecordingServer()) {
      List<String> command =
          emulate("--to", "rest", "--url", server.url(), "--rate", "50", "--progress", "bar");
      Process script =
          start(List.of(terminal.toString(), "-qec", String.join(" ", command), "/dev/null"));
      try {
        await().until(() -> server.requests().size() > 30);
        interrupt(script.descendants().filter(ProcessEndIT::isJava).findFirst().orElseThrow());

        assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
      }
      assertThat(script.exitValue()).isZero();
      assertThat(Files.readString(output().toPath())).contains(" posts in ", "requests", "all ");
      assertThat(server.requests().size() % 3).isZero();
    }
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  private static void interrupt(ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }
}
