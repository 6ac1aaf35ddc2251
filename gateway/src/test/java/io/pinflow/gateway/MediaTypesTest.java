package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypesTest {
  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/vnd.kafka.v2+json",
        "Application/Vnd.Kafka.V2+JSON; q=0.5",
        "text/html, application/vnd.kafka.v2+json;q=0.9",
        "text/html, image/gif, */*; q=.2"
      })
  void shouldFindTheTypeAllowed(String accept) {
    assertThat(MediaTypes.accepts(accept, MediaTypes.KAFKA_V2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json",
        "application/vnd.kafka.v2+json; q=0",
        "application/vnd.kafka.v2+json;q=0.0"
      })
  void shouldFindTheTypeNotAllowed(String accept) {
    assertThat(MediaTypes.accepts(accept, MediaTypes.KAFKA_V2)).isFalse();
  }
}
