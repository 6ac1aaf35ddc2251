package io.pinflow.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedServerTest {

  @TempDir private Path data;

  @Test
  void shouldStopTheProcessThatNamesTheDataFolder() throws Exception {
    // Given
    Process orphan = new ProcessBuilder("sh", "-c", "sleep 300; echo $0", data.toString()).start();
    Path pidFile = Files.writeString(data.resolve("pid"), orphan.pid() + "\n");

    // When
    OrphanedServer.stop(pidFile, data, "TERM");

    // Then
    assertThat(orphan.isAlive()).isFalse();
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void shouldLeaveAProcessAloneThatOnlyGotTheSameId() throws Exception {
    // Given
    Process stranger = new ProcessBuilder("sleep", "300").start();
    Path pidFile = Files.writeString(data.resolve("pid"), stranger.pid() + "\n");

    // When
    OrphanedServer.stop(pidFile, data, "TERM");

    // Then
    assertThat(stranger.isAlive()).isTrue();
    assertThat(pidFile).doesNotExist();
    stranger.destroyForcibly();
  }

  @Test
  void shouldHaveNothingToDoWithoutAPidFile() {
    assertThatCode(() -> OrphanedServer.stop(data.resolve("pid"), data, "TERM"))
        .doesNotThrowAnyException();
  }
}
