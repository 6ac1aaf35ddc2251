package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineProgressTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void shouldWriteTheFirstAndTheLastAndSkipWhatComesTooSoon() {
    try (Progress progress = new LineProgress(out, new Never(new JsonProgressLine()))) {
      progress.update("merge", 0, 10);
      progress.update("merge", 5, 10);
      progress.update("merge", 10, 10);
    }

    assertThat(lines())
        .containsExactly(
            "{\"progress\":\"merge\",\"done\":0,\"total\":10}",
            "{\"progress\":\"merge\",\"done\":10,\"total\":10}");
  }

  @Test
  void shouldWriteTheLastWhenItClosesEarly() {
    try (Progress progress = new LineProgress(out, new Never(new PlainProgressLine()))) {
      progress.update("merge", 0, Progress.UNKNOWN);
      progress.update("merge", 1_500, 20_000);
    }

    assertThat(lines()).containsExactly("merge: 0", "merge: 1,500 of 20,000");
  }

  private String[] lines() {
    return written.toString(StandardCharsets.UTF_8).strip().split(System.lineSeparator());
  }

  /** No second line by time alone. */
  private record Never(ProgressLine line) implements ProgressLine {
    @Override
    public String text(String stage, long done, long total) {
      return line.text(stage, done, total);
    }

    @Override
    public long pause() {
      return Long.MAX_VALUE;
    }
  }
}
