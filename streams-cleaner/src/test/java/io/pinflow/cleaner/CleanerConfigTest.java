package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class CleanerConfigTest {
  private static CleanerConfig config(String... pairs) {
    Map<String, String> values = new HashMap<>();
    values.put("bootstrap.servers", "broker:9092");
    values.put("cleaner.user-id", "u");
    for (int index = 0; index < pairs.length; index += 2) {
      values.put(pairs[index], pairs[index + 1]);
    }
    return new CleanerConfig(values);
  }

  @Test
  void shouldHaveTheseDefaults() {
    CleanerConfig config = config();

    assertThat(config.healthPort()).isEqualTo(8080);
    assertThat(config.healthHost()).isEqualTo("127.0.0.1");
    assertThat(config.closeTimeoutMillis()).isEqualTo(30_000);
    assertThat(config.format()).isInstanceOf(CleanedFormat.AvroFormat.class);
    assertThat(config.streams())
        .containsEntry("application.id", "u-cleaner")
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("errors.dead.letter.queue.topic.name", "u.deadletter")
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("num.stream.threads", "2")
        .containsEntry("group.protocol", "classic")
        .containsEntry("ensure.explicit.internal.resource.naming", "true")
        .containsEntry("default.timestamp.extractor", RecordTime.class.getName())
        .containsEntry("production.exception.handler", BadOutputHandler.class.getName())
        .containsEntry("compression.type", "lz4");
    assertThat(config.maxRequestBytes()).isEqualTo(8 * 1024 * 1024);
  }

  @Test
  void shouldTakeEveryKey() {
    CleanerConfig config =
        config(
            "cleaner.user-id", "0a1b2c",
            "cleaner.output.format", "json",
            "cleaner.health.port", "0",
            "cleaner.health.host", "0.0.0.0",
            "cleaner.close.timeout.ms", "5");

    assertThat(config.names().rawTopic(io.pinflow.records.Table.PIN)).isEqualTo("0a1b2c.pin");
    assertThat(config.format()).isInstanceOf(CleanedFormat.JsonFormat.class);
    assertThat(config.healthPort()).isZero();
    assertThat(config.healthHost()).isEqualTo("0.0.0.0");
    assertThat(config.closeTimeoutMillis()).isEqualTo(5);
    assertThat(CleanerConfig.DEFINITION.names()).hasSize(5);
  }

  @Test
  void shouldPassEveryOtherKeyOnAndLetItWin() {
    Properties streams =
        config(
                "sasl.mechanism",
                "AWS_MSK_IAM",
                "producer.compression.type",
                "zstd",
                "num.stream.threads",
                "3")
            .streams();

    assertThat(streams)
        .containsEntry("sasl.mechanism", "AWS_MSK_IAM")
        .containsEntry("producer.compression.type", "zstd")
        .containsEntry("num.stream.threads", "3")
        .doesNotContainKey("cleaner.user-id");
  }

  @Test
  void shouldLetClientKeysWinWithAndWithoutPrefix() {
    assertThat(config("max.request.size", "1000000").maxRequestBytes()).isEqualTo(1_000_000);
    assertThat(config("producer.max.request.size", "1000000").maxRequestBytes())
        .isEqualTo(1_000_000);
  }

  @Test
  void shouldRefuseAClientKeyThatIsNoNumber() {
    assertThatThrownBy(() -> config("producer.max.request.size", "much"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("max.request.size")
        .hasMessageContaining("much");
  }

  @Test
  void shouldRefuseAUserIdThatNoTopicCanBeNamedAfter() {
    assertThatThrownBy(() -> config("cleaner.user-id", "a b"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid cleaner.user-id: 'a b'. Expected letters, digits");
  }

  @Test
  void shouldRefuseAnUnknownKeyOfItsOwn() {
    assertThatThrownBy(() -> config("cleaner.outputformat", "json"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown keys [cleaner.outputformat]")
        .hasMessageContaining("cleaner.output.format");
  }

  @Test
  void shouldAskForTheBrokers() {
    assertThatThrownBy(() -> new CleanerConfig(Map.of("cleaner.user-id", "u")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Must specify 'bootstrap.servers'");
  }

  @Test
  void shouldRefuseAnUnknownFormat() {
    assertThatThrownBy(() -> config("cleaner.output.format", "xml"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cleaner.output.format");
  }
}
