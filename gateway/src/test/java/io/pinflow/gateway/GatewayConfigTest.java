package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.gateway.kafka.Compatibility;
import io.pinflow.gateway.kinesis.KinesisSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayConfigTest {
  @TempDir private Path folder;

  @Test
  void shouldHaveDefaults() {
    GatewayConfig config = config(Map.of());

    assertThat(config.listener()).isEqualTo(new Listener("0.0.0.0", 8082));
    assertThat(config.hasKafka()).isTrue();
    assertThat(config.hasKinesis()).isFalse();
    assertThat(config.apiKeysFile()).isEmpty();
    assertThat(config.maxBodyBytes()).isEqualTo(10_485_760);
    assertThat(config.maxInflightBytes()).isEqualTo(33_554_432);
    assertThat(config.idempotencyMillis()).isEqualTo(600_000);
    assertThat(config.closeMillis()).isEqualTo(6_000);
    assertThat(config.kafka().compatibility()).isEqualTo(Compatibility.CONFLUENT);
    assertThat(config.kafka().keyFields()).containsExactly("ind", "index");
    assertThat(config.kafka().producer())
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("max.block.ms", 600L);
  }

  @Test
  void shouldTakeEveryKey() {
    GatewayConfig config =
        config(
            Map.ofEntries(
                Map.entry("listeners", "http://127.0.0.1:1"),
                Map.entry("gateway.compat", "lenient"),
                Map.entry("gateway.key.fields", "id"),
                Map.entry("gateway.body.max.bytes", "2"),
                Map.entry("gateway.inflight.max.bytes", "3"),
                Map.entry("gateway.api.keys.file", "keys"),
                Map.entry("gateway.idempotency.window.ms", "4"),
                Map.entry("gateway.topic.timeout.ms", "5"),
                Map.entry("gateway.close.timeout.ms", "6"),
                Map.entry("gateway.kinesis.region", "eu-west-1"),
                Map.entry("gateway.kinesis.endpoint", "http://127.0.0.1:7"),
                Map.entry("gateway.kinesis.status", "always-200"),
                Map.entry("gateway.kinesis.timeout.ms", "8"),
                Map.entry("gateway.kinesis.retry.ms", "9")));

    assertThat(config.originals().keySet()).containsAll(GatewayDefinition.DEFINITION.names());
    assertThat(config.listener()).isEqualTo(new Listener("127.0.0.1", 1));
    assertThat(config.kafka().compatibility()).isEqualTo(Compatibility.LENIENT);
    assertThat(config.kafka().keyFields()).isEqualTo(List.of("id"));
    assertThat(config.maxBodyBytes()).isEqualTo(2);
    assertThat(config.maxInflightBytes()).isEqualTo(3);
    assertThat(config.apiKeysFile()).contains(Path.of("keys"));
    assertThat(config.idempotencyMillis()).isEqualTo(4);
    assertThat(config.kafka().producer()).containsEntry("max.block.ms", 5L);
    assertThat(config.closeMillis()).isEqualTo(6);
    assertThat(config.kinesis())
        .isEqualTo(new KinesisSettings(URI.create("http://127.0.0.1:7"), "eu-west-1", false, 8, 9));
  }

  @Test
  void shouldFindKinesisByItsRegion() {
    assertThat(config(Map.of("gateway.kinesis.region", "eu-west-1")).kinesis().endpoint())
        .isEqualTo(URI.create("https://kinesis.eu-west-1.amazonaws.com"));
    assertThat(config(Map.of("gateway.kinesis.region", "cn-north-1")).kinesis().endpoint())
        .isEqualTo(URI.create("https://kinesis.cn-north-1.amazonaws.com.cn"));
  }

  /** As found on the machines of today's pipelines. */
  @Test
  void shouldTakeAKafkaRestPropertiesAsItIs() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kafka-rest.properties"),
            """
            #id=kafka-rest-test-server
            zookeeper.connect=z-1.example.org:2181
            bootstrap.servers=b-1.example.org:9098,b-2.example.org:9098

            client.security.protocol = SASL_SSL
            client.sasl.mechanism = AWS_MSK_IAM
            client.sasl.jaas.config = software.amazon.msk.auth.iam.IAMLoginModule required awsRoleArn="arn:aws:iam::1:role/r";
            client.sasl.client.callback.handler.class = software.amazon.msk.auth.iam.IAMClientCallbackHandler
            producer.compression.type=lz4
            """);

    GatewayConfig config = GatewayConfig.read(file);

    assertThat(config.listener().port()).isEqualTo(8082);
    assertThat(config.kafka().producer())
        .containsEntry("bootstrap.servers", "b-1.example.org:9098,b-2.example.org:9098")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "AWS_MSK_IAM")
        .containsEntry("compression.type", "lz4")
        .doesNotContainKey("zookeeper.connect");
    assertThat(config.kafka().admin())
        .containsEntry("sasl.mechanism", "AWS_MSK_IAM")
        .doesNotContainKey("compression.type");
  }

  @ParameterizedTest
  @CsvSource({
    "http://0.0.0.0:8082, 0.0.0.0, 8082",
    "http://:8083, 0.0.0.0, 8083",
    "http://localhost, localhost, 8082",
    "'https://a:1, http://b:2', b, 2"
  })
  void shouldListenWhereItIsTold(String listeners, String host, int port) {
    assertThat(config(Map.of("listeners", listeners)).listener())
        .isEqualTo(new Listener(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a:1", "8082", "http://a b:1"})
  void shouldRefuseToListenElsewhere(String listeners) {
    assertThatThrownBy(() -> config(Map.of("listeners", listeners)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid listeners: '" + listeners + "'. Expected one http://");
  }

  @Test
  void shouldRefuseAMisspeltKeyOfItsOwn() {
    assertThatThrownBy(() -> config(Map.of("gateway.compatt", "lenient")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Unknown keys [gateway.compatt]")
        .hasMessageContaining("gateway.compat,");
  }

  @Test
  void shouldRefuseToServeNothing() {
    assertThatThrownBy(() -> new GatewayConfig(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Set bootstrap.servers, or gateway.kinesis.region");
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertThatThrownBy(() -> GatewayConfig.read(folder.resolve("none")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("Cannot read '");
  }

  private static GatewayConfig config(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>(settings);
    values.put("bootstrap.servers", "127.0.0.1:9092");
    return new GatewayConfig(values);
  }

  @Test
  void shouldKeepTheProducerSafeWhateverTheProxysFileSays() {
    GatewayConfig config =
        config(
            Map.of(
                "producer.acks", "1",
                "client.enable.idempotence", "false",
                "producer.compression.type", "lz4"));

    assertThat(config.kafka().producer())
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("compression.type", "lz4");
  }
}
