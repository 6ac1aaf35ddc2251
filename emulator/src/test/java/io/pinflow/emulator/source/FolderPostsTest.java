package io.pinflow.emulator.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.files.PostsWriter;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPostsTest {
  private static final GeneratedPosts POSTS = new GeneratedPosts(5, 1_234);

  @TempDir Path folder;

  @BeforeEach
  void write() throws EmulatorException {
    try (Progress progress = ProgressMode.begin(ProgressMode.NONE, "generate", 0)) {
      new PostsWriter(POSTS, folder, progress).write();
    }
  }

  @Test
  void shouldReadAnyRowByItsNumber() throws EmulatorException {
    try (FolderPosts posts = FolderPosts.open(folder)) {
      assertThat(posts.size()).isEqualTo(1_234);
      for (int number = 1_233; number >= 0; number -= 7) {
        for (RawTable table : RawTable.values()) {
          assertThat(posts.row(table, number)).contains(POSTS.row(table, number));
        }
      }
    }
  }

  @Test
  void shouldKeepTheThreeRowsOfAPostTogetherWhereATableLacksSome()
      throws IOException, EmulatorException {
    Path pins = folder.resolve("raw_pin.jsonl");
    List<String> lines = Files.readAllLines(pins);
    Files.write(pins, List.of(lines.get(900), lines.get(3), lines.get(3)));

    try (FolderPosts posts = FolderPosts.open(folder)) {
      assertThat(posts.size()).isEqualTo(1_234);
      assertThat(posts.row(RawTable.PIN, 900)).contains(POSTS.row(RawTable.PIN, 900));
      assertThat(posts.row(RawTable.GEO, 900)).contains(POSTS.row(RawTable.GEO, 900));
      assertThat(posts.row(RawTable.PIN, 4)).isEmpty();
    }
  }

  @Test
  void shouldNumberThePostsByTheOrderOfTheirKeys() throws IOException, EmulatorException {
    for (RawTable table : RawTable.values()) {
      Path file = folder.resolve(table.fileName());
      List<String> lines = Files.readAllLines(file);
      Files.write(file, List.of(lines.get(70), lines.get(20), lines.get(50)));
    }

    try (FolderPosts posts = FolderPosts.open(folder)) {
      assertThat(posts.row(RawTable.USER, 0)).contains(POSTS.row(RawTable.USER, 20));
      assertThat(posts.row(RawTable.USER, 2)).contains(POSTS.row(RawTable.USER, 70));
      assertThat(List.of(posts.numberOf(20), posts.numberOf(21), posts.numberOf(71)))
          .containsExactly(0, 1, 3);
    }
  }

  @Test
  void shouldSayWhichLineIsNoRow() throws IOException {
    Files.writeString(folder.resolve("raw_geo.jsonl"), "{\"ind\":1\n");

    assertThatThrownBy(() -> FolderPosts.open(folder))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("raw_geo.jsonl' because of line 1: it is not JSON");
  }

  @Test
  void shouldSayThatAFileChangedBelow() throws Exception {
    try (FolderPosts posts = FolderPosts.open(folder)) {
      Files.writeString(folder.resolve("raw_user.jsonl"), "gone");

      assertThatThrownBy(() -> posts.row(RawTable.USER, 1_000))
          .hasMessageContaining("raw_user.jsonl' because the file changed since it was opened");
    }
  }
}
