package io.pinflow.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerTest {

  @TempDir private Path data;
  private Path metadata;

  @BeforeEach
  void name() {
    metadata = data.resolve("__cluster_metadata-0");
  }

  @Test
  void shouldHaveLeftNothingWhereNoBrokerEverRan() {
    assertThat(KilledBroker.used(data)).isFalse();
  }

  @Test
  void shouldBeSeenByTheMissingMarkOfACleanStop() throws IOException {
    Files.createDirectory(metadata);

    assertThat(KilledBroker.used(data)).isTrue();
  }

  @Test
  void shouldNotBeTakenForOneThatStopped() throws IOException {
    Files.createDirectory(metadata);
    Files.createFile(data.resolve(".kafka_cleanshutdown"));

    assertThat(KilledBroker.used(data)).isFalse();
  }
}
