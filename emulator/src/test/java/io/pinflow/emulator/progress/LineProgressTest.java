package io.pinflow.emulator.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  private final List<String> shown = new ArrayList<>();

  @Test
  void shouldShowEveryStepWithoutAnIntervalAndTheEnd() {
    try (Progress progress = new LineProgress(new JsonWording("load", 30), 0, shown::add)) {
      progress.add(10);
      progress.add(20);
    }

    assertThat(shown)
        .containsExactly(
            "{\"progress\":\"load\",\"done\":10,\"total\":30}",
            "{\"progress\":\"load\",\"done\":30,\"total\":30}",
            "{\"progress\":\"load\",\"done\":30,\"total\":30}");
  }

  @Test
  void shouldShowTheEndAloneWithinAnInterval() {
    try (Progress progress = new LineProgress(new PlainWording("load", 30), 1 << 30, shown::add)) {
      progress.add(30);
    }

    assertThat(shown).containsExactly("load: 30 of 30 rows");
  }
}
