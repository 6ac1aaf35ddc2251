package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectNamesTest {

  @Test
  void shouldNameObjectsAsConfluentDoes() {
    ObjectNames names = new ObjectNames("topics", "/", "+", 10, ".snappy.parquet");

    assertThat(names.object("local.pin.cleaned", "partition=0", 0, 10_000))
        .isEqualTo(
            "topics/local.pin.cleaned/partition=0/local.pin.cleaned+0+0000010000.snappy.parquet");
  }

  @Test
  void shouldNotShortenAnOffset() {
    assertThat(names("topics", 3).object("t", "f", 1, 12_345)).isEqualTo("topics/t/f/t+1+12345.x");
  }

  @Test
  void shouldBeginWithTheTopicWhenThereIsNoFolderForAll() {
    assertThat(names(" ", 0).object("t", "f", 1, 5)).isEqualTo("t/f/t+1+5.x");
    assertThat(names("", 0).note("id")).isEqualTo("_pinflow/id");
  }

  private static ObjectNames names(String topicsDir, int width) {
    return new ObjectNames(topicsDir, "/", "+", width, ".x");
  }
}
