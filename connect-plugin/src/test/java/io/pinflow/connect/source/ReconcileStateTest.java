package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReconcileStateTest {
  @Test
  void shouldGoOnWhereItsOffsetSays() {
    ReconcileState begun = ReconcileState.begun("today", 17);

    ReconcileState stored = ReconcileState.of(begun.at(500).at(400).offset());

    assertThat(stored.request()).isEqualTo("today");
    assertThat(stored.startedMs()).isEqualTo(17);
    assertThat(stored.chunk()).isEqualTo(500);
    assertThat(stored.isDone()).isFalse();
    assertThat(begun.at(KeyHash.CHUNKS).isDone()).isTrue();
  }

  @Test
  void shouldHaveNothingToGoOnWithWithoutAnOffsetOfItsOwn() {
    assertThat(ReconcileState.of(null).isDone()).isTrue();
    assertThat(ReconcileState.of(Map.of("key", 5L)).isDone()).isTrue();
    assertThat(ReconcileState.of(Map.of("started", 5L, "chunk", -1L)).chunk()).isZero();
    assertThat(ReconcileState.of(Map.of("started", 5L, "chunk", 1L << 30)).isDone()).isTrue();
  }
}
