package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveCountsTest {
  private final LiveCounts counts = new LiveCounts();

  private void say(String line) {
    counts.accept(Json.parse(line));
  }

  @Test
  void shouldBeReadyOnceTheJobSaysSo() {
    assertThat(counts.isReady()).isFalse();

    say("{\"live\":\"ready\"}");

    assertThat(counts.isReady()).isTrue();
  }

  @Test
  void shouldKeepTheLastWordOnEachTable() {
    say("{\"live\":\"pin\",\"received\":5,\"cleaned\":4,\"refused\":1,\"rows\":4}");
    say("{\"live\":\"pin\",\"received\":9,\"cleaned\":7,\"refused\":2,\"rows\":6}");
    say("{\"live\":\"deadletter\",\"received\":3}");

    assertThat(counts.of("pin").received()).isEqualTo(9);
    assertThat(counts.of("pin").rows()).isEqualTo(6);
    assertThat(counts.of("geo").rows()).isZero();
    assertThat(counts.refused()).isEqualTo(5);
  }

  @Test
  void shouldNotMindOtherEvents() {
    say("{\"progress\":\"batch\",\"done\":1}");

    assertThat(counts.isReady()).isFalse();
  }
}
