package io.pinflow.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {

  private final KafkaConfig config =
      new KafkaConfig(new BrokerConfig(Path.of("data"), 19092, 19093).properties());

  @Test
  void shouldListenOnLoopbackOnly() {
    assertThat(config.originalsStrings().get("listeners"))
        .isEqualTo("PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093");
  }

  @Test
  void shouldNeverMakeTopicsOnItsOwn() {
    assertThat(config.autoCreateTopicsEnable()).isFalse();
  }

  @Test
  void shouldKeepRecordsForever() {
    assertThat(config.logRetentionTimeMillis()).isEqualTo(-1L);
  }
}
