package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path folder;

  @Test
  void shouldRememberWhoseItIs() {
    Home home = new Home(folder.resolve("home")).open("team");

    assertThat(new Home(home.root()).userId()).isEqualTo("team");
    assertThatThrownBy(() -> new Home(home.root()).open("other"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("because it holds the data of 'team'");
  }

  @Test
  void shouldRefuseAHomeOfAnotherVersion() {
    Home home = new Home(folder.resolve("home")).open("team");
    Json.write(home.root().resolve("home.json"), Map.of("layout", 99, "user_id", "team"));

    assertThatThrownBy(() -> new Home(home.root()).open("team"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(
            "because another version of pinflow wrote it (layout 99, this version reads 1)")
        .hasMessageContaining("pinflow reset");
  }

  @Test
  void shouldRefuseAFolderWithOtherFiles() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");

    assertThatThrownBy(() -> new Home(folder).open("team"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("holds other files");
    assertThat(folder.resolve("thesis.txt")).exists();
  }

  @Test
  void shouldRefuseAFileInItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("home"), "");

    assertThatThrownBy(() -> new Home(file).open("team"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void shouldSayWhenItsDiskIsTooSmall() {
    Home home = new Home(folder.resolve("home")).open("team");

    assertThatThrownBy(() -> home.requireFreeSpace(Long.MAX_VALUE))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Free some space");
  }

  @Test
  void shouldLetOneCommandWorkAtATime() throws InterruptedException {
    Home home = new Home(folder.resolve("home")).open("team");

    home.exclusively(
        () -> {
          assertThatThrownBy(() -> new Home(home.root()).exclusively(() -> 0))
              .isInstanceOf(Problem.class)
              .hasMessageContaining("another pinflow command is working in it");
          return 0;
        });

    assertThat(new Home(home.root()).exclusively(() -> 7)).isEqualTo(7);
  }

  @Test
  void shouldKeepItsPasswordsToItsOwner() throws IOException {
    Home home = new Home(folder.resolve("home")).open("team");

    Secrets secrets = Secrets.of(home);

    assertThat(Secrets.of(home).databasePassword())
        .isEqualTo(secrets.databasePassword())
        .hasSizeGreaterThan(16);
    assertThat(Files.getPosixFilePermissions(secrets.file()))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }
}
