package io.pinflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Outcome CEILING = outcome("raw", 1_000, 4_000, 2_000);
  private static final Outcome PATH = outcome("path", 2_000, 4_000, 8_000);

  @Test
  void shouldCompareBestWithBestAndRoundWithRound() {
    assertThat(PATH.bestOf(CEILING)).isEqualTo(0.5);
    assertThat(PATH.medianOf(CEILING)).isEqualTo(0.5);
    assertThat(PATH.medianRowsPerSecond()).isEqualTo(250_000_000.0);
    assertThat(PATH.cpuMicrosPerRow()).isEqualTo(0.002);
  }

  @Test
  void shouldPrintOneLineAPathAndOneOfJson() {
    Report report =
        new Report(
            "b", 1_000, 3, 2, List.of(1.0, 2.5), List.of(new Result(CEILING, List.of(PATH))));

    assertThat(report.table())
        .startsWith("b: 1000 rows, 3 rounds; 2 processors, load 1.0 before and 2.5 after")
        .containsPattern("ceiling: raw +1000000000 +500000000 +2000.0 +0.00")
        .containsPattern("path +500000000 +250000000 +1000.0 +50 % +50 % +0.00");
    assertThat(report.json())
        .startsWith("{\"benchmark\":\"b\",\"rows\":1000,\"rounds\":3,\"processors\":2,")
        .endsWith("\"ceiling\":\"raw\",\"best_ratio\":0.500,\"median_ratio\":0.500}]}")
        .doesNotContain("\n");
  }

  private static Outcome outcome(String name, long... wallNanos) {
    return new Outcome(
        name,
        Stream.of(wallNanos[0], wallNanos[1], wallNanos[2])
            .map(nanos -> new Sample(new Volume(1_000, 2_000), nanos, 2_000))
            .toList());
  }
}
