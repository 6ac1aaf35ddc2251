package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  @TempDir private Path folder;

  @Test
  void shouldFillPlacesAndLeaveConnectsOwnVariables() throws IOException {
    Path file = folder.resolve("source.json");
    Files.writeString(
        file, "{\"url\":\"{{database-url}}\",\"password\":\"${file:{{secrets}}:key}\"}");

    Map<String, String> filled =
        new Template(file, Map.of("database-url", "jdbc:x", "secrets", "/a$b")).fill();

    assertThat(filled)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("url", "jdbc:x", "password", "${file:/a$b:key}"));
  }

  @Test
  void shouldReadProperties() throws IOException {
    Path file = folder.resolve("cleaner.properties");
    Files.writeString(file, "# a comment\ncleaner.user-id={{user-id}}\n");

    assertThat(new Template(file, Map.of("user-id", "local")).fill())
        .containsEntry("cleaner.user-id", "local");
  }

  @Test
  void shouldRefuseAnUnknownPlace() throws IOException {
    Path file = folder.resolve("source.json");
    Files.writeString(file, "{\"url\":\"{{nothing}}\"}");

    assertThatThrownBy(() -> new Template(file, Map.of("user-id", "local")).fill())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot fill '{{nothing}}' in " + file)
        .hasMessageContaining("[user-id]");
  }
}
