package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceTest {
  @ParameterizedTest
  @CsvSource({
    "/topics, /topics",
    "/topics/a.pin, /topics/{topic}",
    "/topics/a/partitions, /topics/{topic}/partitions",
    "/topics/a/partitions/0, /topics/{topic}/partitions/{partition}",
    "/topics/a/partitions/0/offsets, /topics/{topic}/partitions/{partition}/offsets",
    "/topics/a/partitions/0/other, other",
    "/topics/a/b, other",
    "/topics/a/partitions/0/offsets/x, other",
    "/brokers, /brokers",
    "/streams/s, /streams/{stream}",
    "/streams/s/record, /streams/{stream}/record",
    "/streams/s/made-up, other",
    "/streams/s/record/1, other",
    "/healthy, /healthy",
    "/admin.php, other",
    "/, other",
    "'', other",
    ", other"
  })
  void shouldNameTheRouteWhateverIsAskedFor(String path, String route) {
    assertThat(Place.of(path)).isEqualTo(route);
  }
}
