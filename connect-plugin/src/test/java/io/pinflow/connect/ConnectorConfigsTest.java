package io.pinflow.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every connector's configuration of connector-configs/ against the definitions of its parts. */
final class ConnectorConfigsTest {
  private static final String CONSUMER = "consumer.override.";
  private static final String PRODUCER = "producer.override.";

  static Stream<ConfigurationFile> connectors() {
    return Stream.of("source", "sink")
        .flatMap(role -> ConfigurationFile.all(role, ".json").stream());
  }

  @Test
  void shouldFindThemAll() {
    assertThat(connectors().map(ConfigurationFile::toString))
        .containsExactlyInAnyOrder(
            "local/source.json",
            "local/sink-raw.json",
            "local/sink-cleaned.json",
            "local/sink-deadletter.json",
            "msk-connect/source.json",
            "msk-connect/sink-raw.json",
            "msk-connect/sink-cleaned.json",
            "msk-connect/sink-deadletter.json",
            "msk-connect/sink-as-before.json");
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void shouldNameAConnectorOfThisPlugin(ConfigurationFile file) throws Exception {
    assertThat(connector(file))
        .isInstanceOf(file.isSource() ? SourceConnector.class : SinkConnector.class);
    assertThat(file.settings().get("connector.class")).startsWith("io.pinflow.connect.");
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void shouldHoldOnlyKnownKeys(ConfigurationFile file) throws Exception {
    // Given
    Set<String> known = new TreeSet<>(connector(file).config().names());
    known.addAll(framework(file).names());
    known.addAll(converterKeys(file, "key.converter"));
    known.addAll(converterKeys(file, "value.converter"));
    ConsumerConfig.configNames().forEach(name -> known.add(CONSUMER + name));
    ProducerConfig.configNames().forEach(name -> known.add(PRODUCER + name));

    // When
    Set<String> keys = file.settings().keySet();

    // Then
    assertThat(known).containsAll(keys);
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void shouldPassEveryValidator(ConfigurationFile file) throws Exception {
    Map<String, String> settings = file.settings();
    if (file.isSource()) {
      assertThat(settings.get("connection.password")).as("keeps the database out").contains("${");
    }

    List<ConfigValue> values = connector(file).validate(settings).configValues();

    assertThat(problems(values)).isEmpty();
    settings.put("name", "pinflow");
    assertThat(problems(framework(file).validate(settings))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void shouldStartUpToItsTasks(ConfigurationFile file) throws Exception {
    Connector connector = connector(file);

    connector.start(file.settings());

    assertThat(connector.taskConfigs(Integer.parseInt(file.settings().get("tasks.max"))))
        .hasSize(Integer.parseInt(file.settings().get("tasks.max")));
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void shouldHoldNoSecret(ConfigurationFile file) throws Exception {
    Map<String, ConfigDef.ConfigKey> keys = connector(file).config().configKeys();

    assertThat(
            file.unfilled().entrySet().stream()
                .filter(entry -> keys.containsKey(entry.getKey()))
                .filter(entry -> keys.get(entry.getKey()).type == ConfigDef.Type.PASSWORD))
        .allMatch(entry -> entry.getValue().matches("\\$\\{[a-z]+:.+:.+}"));
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void shouldReadOnlyWhatIsCommitted(ConfigurationFile file) {
    if (!file.isSource() && !file.toString().endsWith("sink-as-before.json")) {
      assertThat(file.settings()).containsEntry(CONSUMER + "isolation.level", "read_committed");
    }
  }

  @Test
  void shouldLandATrickleOnMskConnectWithinMinutes() {
    assertThat(ConfigurationFile.all("sink", ".json"))
        .filteredOn(ConfigurationFile::isForMskConnect)
        .filteredOn(file -> !"1".equals(file.settings().get("flush.size")))
        .hasSize(3)
        .allSatisfy(
            file ->
                assertThat(file.settings()).containsEntry("rotate.schedule.interval.ms", "600000"));
  }

  @Test
  void shouldVerifyTheServersCertificateOnRds() {
    Map<String, String> settings = ConfigurationFile.of("msk-connect/source.json").settings();

    assertThat(settings)
        .containsEntry("connection.tls", "verify-full")
        .doesNotContainKey("connection.tls.ca");
    assertThat(settings.get("connection.url")).contains(".rds.amazonaws.com:");
  }

  /** Whichever of the two a user has, the producer is the same. */
  @Test
  void shouldAskForTheProducerThatTheWorkerOfTheTableSourceHas() {
    Map<String, String> asked =
        ConfigurationFile.of("msk-connect/source.json").settingsBehind(PRODUCER);

    assertThat(asked)
        .containsOnlyKeys("linger.ms", "batch.size", "compression.type")
        .isEqualTo(
            ConfigurationFile.of("msk-connect/worker-source.properties")
                .settingsBehind("producer."));
  }

  private static Connector connector(ConfigurationFile file) throws ReflectiveOperationException {
    return Class.forName(file.settings().get("connector.class"))
        .asSubclass(Connector.class)
        .getConstructor()
        .newInstance();
  }

  private static ConfigDef framework(ConfigurationFile file) {
    return file.isSource() ? SourceConnectorConfig.configDef() : SinkConnectorConfig.configDef();
  }

  private static Set<String> converterKeys(ConfigurationFile file, String key)
      throws ReflectiveOperationException {
    ConfigDef definition =
        Class.forName(file.settings().get(key))
            .asSubclass(Converter.class)
            .getDeclaredConstructor()
            .newInstance()
            .config();
    return definition.names().stream().map(name -> key + "." + name).collect(Collectors.toSet());
  }

  private static List<String> problems(List<ConfigValue> values) {
    return values.stream()
        .flatMap(value -> value.errorMessages().stream().map(text -> value.name() + ": " + text))
        .collect(Collectors.toList());
  }
}
