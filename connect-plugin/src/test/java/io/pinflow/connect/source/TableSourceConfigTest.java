package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableSourceConfigTest {
  private static final String URL = "jdbc:mariadb://localhost:3306/pins";

  @Test
  void shouldHaveDefaultsForAllButTheUrl() {
    TableSourceConfig config = new TableSourceConfig(Map.of("connection.url", URL, "tables", "a"));
    ConnectionConfig connection = config.connection();
    OrderConfig order = config.order();
    ReadingConfig reading = config.reading();
    ValueConfig values = config.recordValues();

    assertThat(connection.user()).isEmpty();
    assertThat(connection.password()).isEqualTo(new Password(""));
    assertThat(connection.passwordFile()).isEmpty();
    assertThat(connection.passwordSecret()).isEmpty();
    assertThat(connection.usesIam()).isFalse();
    assertThat(connection.tls().isLeftToUrl()).isTrue();
    assertThat(config.getString("connection.tls.ca")).isEmpty();
    assertThat(connection.iamRegion()).isEmpty();
    assertThat(config.getLong("metrics.log.interval.ms")).isEqualTo(60_000);
    assertThat(connection.connectTimeoutMs()).isEqualTo(5_000);
    assertThat(connection.queryTimeoutMs()).isEqualTo(60_000);
    assertThat(connection.lockTimeoutMs()).isEqualTo(30_000);
    assertThat(config.getLong("failure.grace.ms")).isEqualTo(600_000);
    assertThat(order.keyColumn(TableName.of("a"))).isEmpty();
    assertThat(config.topic(TableName.of("a"))).isEqualTo("a");
    assertThat(config.topicNames().tables()).isEmpty();
    assertThat(values.decimalMode()).isEqualTo(DecimalMode.STRING);
    assertThat(reading.pollIntervalMs()).isEqualTo(1_000);
    assertThat(reading.batchMaxRows()).isEqualTo(2_000);
    assertThat(reading.batchMaxBytes()).isEqualTo(8_388_608);
    assertThat(reading.pageMaxRows()).isEqualTo(100_000);
    assertThat(config.getInt("connection.backoff.ms")).isEqualTo(250);
    assertThat(config.getInt("connection.backoff.max.ms")).isEqualTo(8_000);
    assertThat(config.getString("mode")).isEqualTo("incrementing");
    assertThat(config.getList("table.whitelist")).isEmpty();
    assertThat(values.zeroDates().of(TableName.of("a"), "b")).isEqualTo(ZeroDates.TEXT);
    assertThat(values.largeValues().of(TableName.of("a"), "b")).isEqualTo(LargeValues.KEEP);
    assertThat(values.largeValueMaxBytes()).isEqualTo(1_048_576);
    assertThat(values.unreadableValues().of(TableName.of("a"), "b"))
        .isEqualTo(UnreadableValues.FAIL);
    assertThat(values.columnSelection().delivers(TableName.of("a"), "b")).isTrue();
    assertThat(values.maskedColumns().match(TableName.of("a"), "b")).isFalse();
    assertThat(values.columnMask().hide("secret")).isEqualTo("****");
    RecordForm form = config.table(TableName.of("a")).form();
    assertThat(form.key()).isEqualTo(KeyForm.TEXT);
    assertThat(form.headers()).isEmpty();
    assertThat(form.deleteColumn()).isEmpty();
    assertThat(config.findsTables()).isFalse();
    assertThat(config.queries()).isEmpty();
    assertThat(config.queryChange()).isEqualTo(NamedQuery.Change.CONTINUE);
    assertThat(config.tableRefreshMs()).isEqualTo(60_000);
    ReconcileConfig reconcile = config.reconcile();
    assertThat(reconcile.isOn()).isFalse();
    assertThat(reconcile.servers()).isEmpty();
    assertThat(reconcile.keyConverter()).isEmpty();
    assertThat(reconcile.reportTopic()).isEmpty();
    assertThat(reconcile.limits().maxKeys()).isEqualTo(1_000_000);
    assertThat(reconcile.limits().refusesToDelete(100, 100)).isFalse();
    assertThat(reconcile.limits().refusesToDelete(101, 202)).isFalse();
    assertThat(reconcile.limits().refusesToDelete(102, 202)).isTrue();
    assertThat(reconcile.limits().resendsExpired()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=b", "a=b,a=c", "a=${column}", "a=${TABLE}"})
  void shouldRefuseBrokenHeaders(String headers) {
    assertThatThrownBy(
            () -> new TableSourceConfig(Map.of("connection.url", URL, "record.headers", headers)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not of the form name=text");
  }

  @Test
  void shouldKnowTheDatabaseOfAUrl() {
    assertThat(ConfigTexts.database("jdbc:mariadb://one:3306/pins?a=b/c")).isEqualTo("pins");
    assertThat(ConfigTexts.database("jdbc:mariadb:replication://a:1,b:2/pins")).isEqualTo("pins");
    assertThat(ConfigTexts.database("jdbc:postgresql:pins")).isEqualTo("pins");
    assertThat(ConfigTexts.database("jdbc:postgresql://one/?x=y")).isEmpty();
  }

  @Test
  void shouldRefuseBrokenPatternsOfTables() {
    assertThatThrownBy(
            () -> new TableSourceConfig(Map.of("connection.url", URL, "table.include.list", "a(")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'a(' is not a regular expression");
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
    properties.put("mode", "timestamp");
    properties.put("incrementing.column.name", "ind");
    properties.put("table.incrementing.columns", "pinterest_data:index");
    properties.put("timestamp.column.name", "changed");
    properties.put("table.timestamp.columns", "other:updated_at");
    properties.put("timestamp.delay.interval.ms", "10");
    properties.put("db.timezone", "Europe/London");
    properties.put("transaction.max.ms", "11");
    properties.put("tracked.keys.max", "12");
    properties.put("record.value", "json");
    properties.put("topic.prefix", "p.");
    properties.put("topic.template", "${prefix}${schema}.${table}");
    properties.put("topic.names", "pinterest_data:local.pin, other:local.other");
    properties.put("decimal.handling.mode", "precise");
    properties.put("zero.date.handling", "null");
    properties.put("column.zero.date.handling", "user_data.joined:epoch");
    properties.put("large.value.handling", "truncate");
    properties.put("column.large.value.handling", "s.user_data.about:fail");
    properties.put("large.value.max.bytes", "10");
    properties.put("unreadable.value.handling", "null");
    properties.put("column.unreadable.value.handling", "other.n:fail");
    properties.put("column.include.list", "user_data\\..*");
    properties.put("column.exclude.list", "s\\.user_data\\.secret");
    properties.put("column.mask.list", "user_data.name");
    properties.put("column.mask.hash.key", "hush");
    properties.put("column.mask.text", "hidden");
    properties.put("table.include.list", "pin_.*,s\\.user_.*");
    properties.put("table.exclude.list", ".*_old");
    properties.put("table.refresh.interval.ms", "11000");
    properties.put("named.queries", "recent");
    properties.put("named.query.changed", "fail");
    properties.put("rows.per.second.max", "3");
    properties.put("bytes.per.second.max", "4000");
    properties.put("record.key", "struct");
    properties.put("record.headers", "a=b,c=${table}");
    properties.put("soft.delete.column", "gone");
    properties.put("table.soft.delete.columns", "pins:dead");
    properties.put("poll.interval.ms", "6");
    properties.put("batch.max.rows", "7");
    properties.put("batch.max.bytes", "8000");
    properties.put("page.max.rows", "9");
    properties.put("snapshot.chunk.rows", "7");
    properties.put("snapshot.interval.ms", "9");
    properties.put("metrics.log.interval.ms", "10");
    properties.put("reconcile.interval.ms", "20000");
    properties.put("reconcile.request", "today");
    properties.put("reconcile.bootstrap.servers", "one:1,two:2");
    properties.put("reconcile.key.converter", JsonConverter.class.getName());
    properties.put("reconcile.report.topic", "reports");
    properties.put("reconcile.memory.max.keys", "2000");
    properties.put("reconcile.deletes.max.percent", "3");
    properties.put("reconcile.resend.expired", "true");
    assertThat(properties.keySet()).isEqualTo(TableSourceConfig.definition().names());
    properties.put("named.query.sql.recent", "SELECT 1 AS id;");

    // When
    TableSourceConfig config = new TableSourceConfig(properties);
    ConnectionConfig connection = config.connection();
    OrderConfig order = config.order();
    ReadingConfig reading = config.reading();
    ValueConfig values = config.recordValues();

    // Then
    RecordForm form = config.table(TableName.of("other")).form();
    assertThat(form.database()).isEqualTo("pins");
    assertThat(form.key()).isEqualTo(KeyForm.STRUCT);
    assertThat(form.headers()).extracting(HeaderTemplate::name).containsExactly("a", "c");
    assertThat(form.deleteColumn()).contains("gone");
    assertThat(form.requiresDeleteColumn()).isFalse();
    assertThat(config.table(TableName.of("pins")).form().deleteColumn()).contains("dead");
    assertThat(config.findsTables()).isTrue();
    assertThat(config.includedTables().matchAny(List.of("PIN_data"))).isTrue();
    assertThat(config.includedTables().matchAny(List.of("user_data"))).isFalse();
    assertThat(config.excludedTables().matchAny(List.of("pin_old"))).isTrue();
    assertThat(config.tableRefreshMs()).isEqualTo(11_000);
    assertThat(connection.url()).isEqualTo(URL);
    assertThat(connection.user()).isEqualTo("reader");
    assertThat(connection.password().value()).isEqualTo("secret");
    assertThat(connection.passwordFile()).isEqualTo("/run/secrets/password");
    assertThat(connection.passwordSecret()).endsWith(":secret:db");
    assertThat(connection.secretRegion()).contains("eu-north-1");
    assertThat(connection.usesIam()).isTrue();
    assertThat(connection.iamRegion()).contains("eu-central-1");
    assertThat(config.getLong("metrics.log.interval.ms")).isEqualTo(10);
    assertThat(connection.tls().encrypts()).isTrue();
    assertThat(connection.tls().isLeftToUrl()).isFalse();
    assertThat(connection.connectTimeoutMs()).isEqualTo(2_000);
    assertThat(connection.queryTimeoutMs()).isEqualTo(3_000);
    assertThat(connection.lockTimeoutMs()).isEqualTo(3_000);
    assertThat(config.getLong("failure.grace.ms")).isEqualTo(-1);
    assertThat(connection.backoff().nextMs()).isBetween(2L, 4L);
    assertThat(order.timeColumn(TableName.of("pinterest_data"))).contains("changed");
    assertThat(order.timeColumn(TableName.of("other"))).contains("updated_at");
    assertThat(order.timeDelayMs()).isEqualTo(10);
    assertThat(order.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(order.longestTransactionMs()).isEqualTo(11);
    assertThat(order.trackedMaxKeys()).isEqualTo(12);
    assertThat(values.form()).isEqualTo(RowValues.Form.JSON);
    assertThat(config.tables())
        .containsExactly(
            TableName.of("pinterest_data"),
            TableName.of("s.user_data"),
            TableName.of("other"),
            TableName.of("recent"));
    assertThat(config.queries()).containsExactly(TableName.of("recent"));
    assertThat(config.query(TableName.of("other"))).isEmpty();
    assertThat(config.table(TableName.of("recent")).source(new MariaDbDialect()))
        .isEqualTo("(SELECT 1 AS id) AS `recent`");
    assertThat(config.queryChange()).isEqualTo(NamedQuery.Change.FAIL);
    assertThat(order.keyColumn(TableName.of("pinterest_data"))).isEqualTo(Optional.of("index"));
    assertThat(order.keyColumn(TableName.of("s.user_data"))).isEqualTo(Optional.of("ind"));
    assertThat(config.topic(TableName.of("pinterest_data"))).isEqualTo("local.pin");
    assertThat(config.topic(TableName.of("s.user_data"))).isEqualTo("p.s.user_data");
    assertThat(values.decimalMode()).isEqualTo(DecimalMode.PRECISE);
    TableName users = TableName.of("s.user_data");
    assertThat(values.zeroDates().of(users, "joined")).isEqualTo(ZeroDates.EPOCH);
    assertThat(values.zeroDates().of(users, "left")).isEqualTo(ZeroDates.NULL);
    assertThat(values.largeValues().of(users, "about")).isEqualTo(LargeValues.FAIL);
    assertThat(values.largeValues().of(users, "name")).isEqualTo(LargeValues.TRUNCATE);
    assertThat(values.largeValueMaxBytes()).isEqualTo(10);
    assertThat(values.unreadableValues().of(TableName.of("other"), "n"))
        .isEqualTo(UnreadableValues.FAIL);
    assertThat(values.unreadableValues().of(users, "n")).isEqualTo(UnreadableValues.NULL);
    assertThat(values.columnSelection().read(users, List.of("ind", "name", "secret"), List.of()))
        .containsExactly("ind", "name");
    assertThat(values.maskedColumns().match(users, "name")).isTrue();
    assertThat(values.columnMask().hide("x")).hasSize(64);
    assertThat(config.getString("column.mask.text")).isEqualTo("hidden");
    assertThat(reading.pollIntervalMs()).isEqualTo(6);
    assertThat(reading.batchMaxRows()).isEqualTo(7);
    assertThat(reading.batchMaxBytes()).isEqualTo(8_000);
    assertThat(reading.pageMaxRows()).isEqualTo(9);
    ReconcileConfig reconcile = config.reconcile();
    assertThat(reconcile.isOn()).isTrue();
    assertThat(reconcile.intervalMs()).isEqualTo(20_000);
    assertThat(reconcile.request()).isEqualTo("today");
    assertThat(reconcile.servers()).isEqualTo("one:1,two:2");
    assertThat(reconcile.keyConverter()).contains(JsonConverter.class.getName());
    assertThat(reconcile.reportTopic()).contains("reports");
    assertThat(reconcile.limits().maxKeys()).isEqualTo(2_000);
    assertThat(reconcile.limits().refusesToDelete(101, 3_000)).isTrue();
    assertThat(reconcile.limits().resendsExpired()).isTrue();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://h/db?a=b&tinyint1isbit=true",
        "jdbc:mysql://h/db?useServerPrepStmts=false",
        "jdbc:mysql://h/db?yearIsDateType=true&x=y",
        "jdbc:postgresql://h/db?binaryTransfer=true"
      })
  void shouldRefuseAUrlThatWouldChangeValues(String url) {
    assertThatThrownBy(() -> new TableSourceConfig(Map.of("connection.url", url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("it overrules the driver's setting")
        .hasMessageContaining("Take the setting out of the URL")
        .hasMessageNotContaining("//h");
  }

  @Test
  void shouldTakeAUrlThatSaysWhatIsSetAnyway() {
    String url = "jdbc:mysql://h/db?tinyInt1isBit=FALSE&sslMode=verify-full";

    assertThat(new TableSourceConfig(Map.of("connection.url", url)).connection().url())
        .isEqualTo(url);
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

  @ParameterizedTest
  @ValueSource(
      strings = {"user_data:null", "user_data.joined", "user_data.joined:never", ".a:null"})
  void shouldRefuseABrokenSettingOfAColumn(String entry) {
    assertThatThrownBy(
            () ->
                new TableSourceConfig(
                    Map.of("connection.url", URL, "column.zero.date.handling", entry)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid column.zero.date.handling: '" + entry + "'")
        .hasMessageContaining("table.column:value");
  }

  @Test
  void shouldRefuseAColumnNamedTwice() {
    assertThatThrownBy(
            () ->
                new TableSourceConfig(
                    Map.of(
                        "connection.url", URL, "column.large.value.handling", "a.b:null,a.b:fail")))
        .hasMessageContaining("column 'a.b' is named twice");
  }

  @Test
  void shouldRefuseABrokenColumnPattern() {
    assertThatThrownBy(
            () -> new TableSourceConfig(Map.of("connection.url", URL, "column.mask.list", "a.(b")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid column.mask.list: 'a.(b' is not a regular expression")
        .hasMessageContaining("Expected expressions of table.column");
  }

  @Test
  void shouldRefuseOtherModes() {
    assertThatThrownBy(() -> new TableSourceConfig(Map.of("connection.url", URL, "mode", "bulk")))
        .hasMessageContaining("Set it to snapshot, which reads a table once");
    assertThatThrownBy(() -> new TableSourceConfig(Map.of("connection.url", URL, "mode", "x")))
        .hasMessageContaining("Set it to one of incrementing, timestamp");
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
