package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocationTest {

  @Test
  void shouldTakeRelativePathsFromTheWorkingDirectory() {
    assertThat(Location.of("some/../where").text())
        .isEqualTo(Path.of("where").toAbsolutePath().toString());
    assertThat(Location.of("where").local()).isTrue();
  }

  @Test
  void shouldKeepUris() {
    assertThat(Location.of("s3a://bucket/topics/").resolve("local.pin").text())
        .isEqualTo("s3a://bucket/topics/local.pin");
    assertThat(Location.of("s3://bucket").local()).isFalse();
  }

  @Test
  void shouldReadFileUrisAsPaths() {
    assertThat(Location.of("file:///some/where").text()).isEqualTo("/some/where");
  }
}
