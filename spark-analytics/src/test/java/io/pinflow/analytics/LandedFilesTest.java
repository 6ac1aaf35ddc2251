package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.analytics.BatchSettings.BatchSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandedFilesTest {

  private static final List<LandedFile> FILES =
      List.of(file("c/3", 3, 50), file("c/1", 1, 60), file("d/2", 2, 60), file("d/4", 4, 500));

  @Test
  void shouldCutIntoPiecesOldestFirst() {
    assertThat(LandedFiles.pieces(FILES, new BatchSize(Optional.empty(), 120)))
        .extracting(LandedFiles::paths)
        .containsExactly(List.of("c/1", "d/2"), List.of("c/3"), List.of("d/4"));
    assertThat(LandedFiles.pieces(FILES, new BatchSize(Optional.of(3L), 1)))
        .extracting(List::size)
        .containsExactly(3, 1);
  }

  @Test
  void shouldLookAtTheFirstAndLastObjectOfEachFolderForItsColumns() {
    assertThat(Contract.samples(FILES)).containsExactlyInAnyOrder("c/1", "c/3", "d/2", "d/4");
    assertThat(Contract.samples(List.of(file("c/1", 1, 1), file("c/2", 1, 1), file("c/3", 1, 1))))
        .containsExactly("c/1", "c/3");
  }

  private static LandedFile file(String path, long second, long bytes) {
    return new LandedFile(path, Instant.ofEpochSecond(second), bytes);
  }
}
