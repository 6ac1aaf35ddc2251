package io.pinflow.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.Folders;
import io.pinflow.analytics.Location;
import io.pinflow.analytics.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousAnswersIT {

  @TempDir private Path results;

  private PreviousAnswers previous() {
    return new PreviousAnswers(
        new Folders(TestSpark.session()),
        Location.of(results.toString()),
        List.of("a.jsonl", "b.jsonl"),
        "summary.json");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(results.resolve(name), content);
  }

  private String kept(String name) throws IOException {
    return Files.readString(results.resolve("previous").resolve(name));
  }

  @Test
  void shouldKeepNothingOfARunThatDidNotEnd() throws IOException {
    write("a.jsonl", "half");

    previous().keep();

    assertThat(results.resolve("previous")).doesNotExist();
  }

  @Test
  void shouldKeepTheRunBeforeThoughTheNextOneIsCutShort() throws IOException {
    // Given
    write("a.jsonl", "a1");
    write("b.jsonl", "b1");
    write("summary.json", "1");

    // When: the second run dies after its first file, and is tried again
    previous().keep();
    write("a.jsonl", "a2");
    previous().keep();

    // Then
    assertThat(kept("a.jsonl")).isEqualTo("a1");
    assertThat(kept("b.jsonl")).isEqualTo("b1");
    assertThat(kept("summary.json")).isEqualTo("1");
  }

  @Test
  void shouldForgetWhatTheRunBeforeDidNotHave() throws IOException {
    // Given
    write("a.jsonl", "a1");
    write("b.jsonl", "b1");
    write("summary.json", "1");
    previous().keep();

    // When
    Files.delete(results.resolve("b.jsonl"));
    write("summary.json", "2");
    previous().keep();

    // Then
    assertThat(results.resolve("previous/b.jsonl")).doesNotExist();
    assertThat(kept("summary.json")).isEqualTo("2");
  }
}
