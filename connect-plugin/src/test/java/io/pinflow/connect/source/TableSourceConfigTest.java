package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableSourceConfigTest {
  private static final String URL = "jdbc:mariadb://localhost:3306/pins";

  @Test
  void shouldHaveDefaultsForAllButTheUrl() {
    TableSourceConfig config = new TableSourceConfig(Map.of("connection.url", URL, "tables", "a"));

    assertThat(config.user()).isEmpty();
    assertThat(config.password()).isEqualTo(new Password(""));
    assertThat(config.passwordFile()).isEmpty();
    assertThat(config.passwordSecret()).isEmpty();
    assertThat(config.usesIam()).isFalse();
    assertThat(config.tls().isLeftToUrl()).isTrue();
    assertThat(config.getString("connection.tls.ca")).isEmpty();
    assertThat(config.iamRegion()).isEmpty();
    assertThat(config.getLong("metrics.log.interval.ms")).isEqualTo(60_000);
    assertThat(config.connectTimeoutMs()).isEqualTo(5_000);
    assertThat(config.queryTimeoutMs()).isEqualTo(60_000);
    assertThat(config.lockTimeoutMs()).isEqualTo(30_000);
    assertThat(config.getLong("failure.grace.ms")).isEqualTo(600_000);
    assertThat(config.keyColumn(TableName.of("a"))).isEmpty();
    assertThat(config.topic(TableName.of("a"))).isEqualTo("a");
    assertThat(config.topicNames().tables()).isEmpty();
    assertThat(config.decimalMode()).isEqualTo(DecimalMode.STRING);
    assertThat(config.pollIntervalMs()).isEqualTo(1_000);
    assertThat(config.batchMaxRows()).isEqualTo(2_000);
    assertThat(config.batchMaxBytes()).isEqualTo(8_388_608);
    assertThat(config.pageMaxRows()).isEqualTo(100_000);
    assertThat(config.getInt("connection.backoff.ms")).isEqualTo(250);
    assertThat(config.getInt("connection.backoff.max.ms")).isEqualTo(8_000);
    assertThat(config.getString("mode")).isEqualTo("incrementing");
    assertThat(config.getList("table.whitelist")).isEmpty();
  }

  @Test
  void shouldTakeEveryKey() {
    // Given
    Map<String, String> properties = new HashMap<>();
    properties.put("connection.url", URL);
    properties.put("connection.user", "reader");
    properties.put("connection.password", "secret");
    properties.put("connection.password.file", "/run/secrets/password");
    properties.put("connection.password.secret", "arn:aws:secretsmanager:eu-north-1:1:secret:db");
    properties.put("connection.iam.auth", "true");
    properties.put("connection.iam.region", "eu-central-1");
    properties.put("connection.tls", "verify-ca");
    properties.put("connection.tls.ca", "system");
    properties.put("connection.timeout.ms", "2000");
    properties.put("query.timeout.ms", "3000");
    properties.put("lock.timeout.ms", "3500");
    properties.put("failure.grace.ms", "-1");
    properties.put("connection.backoff.ms", "4");
    properties.put("connection.backoff.max.ms", "5");
    properties.put("tables", "pinterest_data, s.user_data,other");
    properties.put("table.whitelist", "pinterest_data,s.user_data,other");
    properties.put("mode", "incrementing");
    properties.put("incrementing.column.name", "ind");
    properties.put("table.incrementing.columns", "pinterest_data:index");
    properties.put("topic.prefix", "p.");
    properties.put("topic.template", "${prefix}${schema}.${table}");
    properties.put("topic.names", "pinterest_data:local.pin, other:local.other");
    properties.put("decimal.handling.mode", "precise");
    properties.put("poll.interval.ms", "6");
    properties.put("batch.max.rows", "7");
    properties.put("batch.max.bytes", "8000");
    properties.put("page.max.rows", "9");
    properties.put("metrics.log.interval.ms", "10");
    assertThat(properties.keySet()).isEqualTo(TableSourceConfig.definition().names());

    // When
    TableSourceConfig config = new TableSourceConfig(properties);

    // Then
    assertThat(config.url()).isEqualTo(URL);
    assertThat(config.user()).isEqualTo("reader");
    assertThat(config.password().value()).isEqualTo("secret");
    assertThat(config.passwordFile()).isEqualTo("/run/secrets/password");
    assertThat(config.passwordSecret()).endsWith(":secret:db");
    assertThat(config.secretRegion()).contains("eu-north-1");
    assertThat(config.usesIam()).isTrue();
    assertThat(config.iamRegion()).contains("eu-central-1");
    assertThat(config.getLong("metrics.log.interval.ms")).isEqualTo(10);
    assertThat(config.tls().encrypts()).isTrue();
    assertThat(config.tls().isLeftToUrl()).isFalse();
    assertThat(config.connectTimeoutMs()).isEqualTo(2_000);
    assertThat(config.queryTimeoutMs()).isEqualTo(3_000);
    assertThat(config.lockTimeoutMs()).isEqualTo(3_000);
    assertThat(config.getLong("failure.grace.ms")).isEqualTo(-1);
    assertThat(config.backoff().nextMs()).isBetween(2L, 4L);
    assertThat(config.tables())
        .containsExactly(
            TableName.of("pinterest_data"), TableName.of("s.user_data"), TableName.of("other"));
    assertThat(config.keyColumn(TableName.of("pinterest_data"))).isEqualTo(Optional.of("index"));
    assertThat(config.keyColumn(TableName.of("s.user_data"))).isEqualTo(Optional.of("ind"));
    assertThat(config.topic(TableName.of("pinterest_data"))).isEqualTo("local.pin");
    assertThat(config.topic(TableName.of("s.user_data"))).isEqualTo("p.s.user_data");
    assertThat(config.decimalMode()).isEqualTo(DecimalMode.PRECISE);
    assertThat(config.pollIntervalMs()).isEqualTo(6);
    assertThat(config.batchMaxRows()).isEqualTo(7);
    assertThat(config.batchMaxBytes()).isEqualTo(8_000);
    assertThat(config.pageMaxRows()).isEqualTo(9);
  }

  @Test
  void shouldDocumentEveryKeyInFullSentences() {
    for (ConfigDef.ConfigKey key : TableSourceConfig.definition().configKeys().values()) {
      assertThat(key.documentation).as(key.name).endsWith(".").hasSizeGreaterThan(20);
      assertThat(key.group).as(key.name).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/db?password=secret",
        "jdbc:mariadb://u:secret@h/db",
        "jdbc:mysql://h/db?a=b&PASSWORD=secret"
      })
  void shouldRefuseAPasswordInTheUrlWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> new TableSourceConfig(Map.of("connection.url", url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("it holds a password")
        .hasMessageContaining("connection.password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldRefuseAUrlWithoutADriver() {
    assertThatThrownBy(
            () -> new TableSourceConfig(Map.of("connection.url", "jdbc:oracle:thin:@//h/db")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("starts with 'jdbc:oracle:thin:@'")
        .hasMessageContaining("jdbc:postgresql://host:port/database");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pins", ":topic", "pins:"})
  void shouldRefuseABrokenTableMap(String entry) {
    assertThatThrownBy(
            () -> new TableSourceConfig(Map.of("connection.url", URL, "topic.names", entry)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("topic.names: '" + entry + "'")
        .hasMessageContaining("table:value");
  }

  @Test
  void shouldRefuseOtherModes() {
    assertThatThrownBy(() -> new TableSourceConfig(Map.of("connection.url", URL, "mode", "bulk")))
        .hasMessageContaining("incrementing");
  }

  @Test
  void shouldTakeTheWhitelistAsTables() {
    TableSourceConfig config =
        new TableSourceConfig(Map.of("connection.url", URL, "table.whitelist", "a,b"));

    assertThat(config.tables()).isEqualTo(List.of(TableName.of("a"), TableName.of("b")));
  }

  @Test
  void shouldRefuseTwoDifferentLists() {
    TableSourceConfig config =
        new TableSourceConfig(Map.of("connection.url", URL, "table.whitelist", "a", "tables", "b"));

    assertThatThrownBy(config::tables).hasMessageContaining("Keep tables");
  }
}
