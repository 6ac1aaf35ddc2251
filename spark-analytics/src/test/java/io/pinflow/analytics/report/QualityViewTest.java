package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QualityViewTest {
  @TempDir private Path folder;

  @Test
  void shouldSayNothingWithoutChecks() {
    assertThat(QualityView.of(List.of())).isEmpty();
    assertThat(RunsView.of(List.of())).isEmpty();
  }

  @Test
  void shouldNameWhatFailedFirst() {
    QualityView view =
        QualityView.of(new ResultFolder(SampleHistory.full(folder).folder()).read().quality())
            .orElseThrow();

    assertThat(view.headline()).isEqualTo("2 of 4 expectations failed. 1 not checked.");
    assertThat(view.rows())
        .extracting(QualityView.Line::status)
        .containsExactly("✗ Failed", "! Failed (warning)", "– Not checked", "✓ Passed");
    assertThat(view.rows().get(0).violations()).isEqualTo("2 of 1,200 changed (under 1 %)");
    assertThat(view.rows().get(0).examples()).isEqualTo("17, 4711");
  }

  @Test
  void shouldSayHowTheLastRunWent() {
    RunsView view =
        RunsView.of(new ResultFolder(SampleHistory.full(folder).folder()).read().runs())
            .orElseThrow();

    assertThat(view.headline())
        .isEqualTo(
            "The last run ended after 51.5 s with 1,140 new rows; of the last 20 runs 1 failed.");
    assertThat(view.rows().get(12).status()).isEqualTo("✗ Failed");
    assertThat(view.rows().get(12).error()).startsWith("Cannot read");
  }
}
