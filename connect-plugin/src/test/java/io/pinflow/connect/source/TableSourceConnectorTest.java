package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableSourceConnectorTest {
  private final TableSourceConnector connector = new TableSourceConnector();

  @Test
  void shouldSpreadTablesOverTasks() {
    connector.start(properties("table.whitelist", "a,b,c"));

    assertThat(tablesOfTasks(2)).containsExactly("a,b", "c");
    assertThat(tablesOfTasks(5)).containsExactly("a", "b", "c", "", "");
    assertThat(connector.taskConfigs(1).get(0))
        .doesNotContainKey("table.whitelist")
        .containsEntry("name", "source");
    assertThat(connector.taskClass()).isEqualTo(TableSourceTask.class);
  }

  @Test
  void shouldHaveNoTaskWithoutATableWhenTablesAreNotCut() {
    connector.start(properties("tables", "a,b,c", "snapshot.chunk.rows", "0"));

    assertThat(tablesOfTasks(5)).containsExactly("a", "b", "c");
  }

  @Test
  void shouldSupportExactlyOnce() {
    assertThat(connector.exactlyOnceSupport(properties())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(connector.canDefineTransactionBoundaries(properties()))
        .isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
  }

  @Test
  void shouldReportAMissingUrl() {
    Map<String, String> properties = properties("tables", "a");
    properties.remove("connection.url");

    assertThat(problems(properties).get("connection.url"))
        .anySatisfy(text -> assertThat(text).contains("connection.url"));
  }

  @Test
  void shouldReportThatThereAreNoTables() {
    assertThat(problems(properties()).get("tables"))
        .singleElement()
        .asString()
        .contains("Must specify tables");
  }

  @Test
  void shouldReportMisspeltKeysAndLeaveOthersAlone() {
    Map<String, String> properties =
        properties(
            "tables", "a",
            "poll.intervall.ms", "5",
            "topic.creation.default.partitions", "3",
            "transforms", "t",
            "producer.override.linger.ms", "20",
            "transaction.boundary", "interval",
            "transaction.boundary.interval.ms", "500",
            "errors.tolerance", "all");

    Map<String, List<String>> problems = problems(properties);

    assertThat(problems).containsOnlyKeys("poll.intervall.ms");
    assertThat(problems.get("poll.intervall.ms"))
        .singleElement()
        .asString()
        .contains("[poll.interval.ms]");
  }

  @ParameterizedTest
  @CsvSource({
    "table.blacklist,a,Set table.include.list and table.exclude.list",
    "catalog.pattern,pins,database of connection.url",
    "schema.pattern,public,schema.table",
    "table.types,SYNONYM,name them in tables",
    "quote.sql.identifiers,never,always quoted",
    "query,SELECT 1,named.query.sql.<name>",
    "query.suffix,LIMIT 5,page.max.rows",
    "numeric.mapping,best_fit,decimal.handling.mode",
    "numeric.precision.mapping,true,decimal.handling.mode",
    "timestamp.granularity,nanos_long,to the microsecond",
    "timestamp.initial,0,offsets",
    "validate.non.null,false,NOT NULL",
    "date.timezone,Europe/London,No time is shifted",
    "table.poll.interval.ms,60000,Set table.refresh.interval.ms",
    "connection.attempts,3,failure.grace.ms",
    "dialect.name,OracleDatabaseDialect,follows connection.url",
    "transaction.isolation.mode,SERIALIZABLE,one statement",
    "jdbc.credentials.provider.class,a.B,connection.password.file",
    "jdbc.credentials.provider.secret,hunter2,connection.password.file"
  })
  void shouldRefuseKeysOfOtherSourcesWithWhatToUseInstead(String key, String value, String remedy) {
    Map<String, List<String>> problems = problems(properties("tables", "a", key, value));

    assertThat(problems).containsOnlyKeys(key);
    assertThat(problems.get(key))
        .singleElement()
        .asString()
        .contains("Cannot use configuration '" + key + "'")
        .contains(remedy)
        .doesNotContain("hunter2");
  }

  @Test
  void shouldTakeKeysOfOtherSourcesThatAskForWhatItDoesAnyway() {
    Map<String, String> properties =
        properties(
            "table.whitelist", "a",
            "mode", "incrementing",
            "incrementing.column.name", "id",
            "batch.max.rows", "100",
            "poll.interval.ms", "5000",
            "connection.backoff.ms", "10000",
            "table.types", "TABLE,VIEW",
            "quote.sql.identifiers", "ALWAYS",
            "validate.non.null", "true",
            "db.timezone", "UTC",
            "dialect.name", "MySqlDatabaseDialect",
            "numeric.precision.mapping", "false",
            "transaction.isolation.mode", "DEFAULT",
            "query.suffix", "");

    assertThat(problems(properties)).isEmpty();
  }

  @Test
  void shouldReportWhatATokenOfRdsLacks() {
    Map<String, List<String>> problems =
        problems(properties("tables", "a", "connection.iam.auth", "true"));

    assertThat(problems)
        .containsOnlyKeys("connection.password", "connection.iam.region", "connection.iam.auth");
    assertThat(problems.get("connection.password").get(0)).contains("Keep one");
    assertThat(problems.get("connection.iam.region").get(0)).contains("AWS region");
    assertThat(problems.get("connection.iam.auth").get(0)).contains("verify-full");
  }

  @Test
  void shouldReportTlsThatIsAskedForTwiceAndAuthoritiesThatAreNotThere() {
    Map<String, List<String>> problems =
        problems(
            properties(
                "tables", "a",
                "connection.url", "jdbc:mariadb://localhost:1/pins?sslMode=trust",
                "connection.tls", "verify-full",
                "connection.tls.ca", "/nowhere/ca.pem"));

    assertThat(problems).containsOnlyKeys("connection.tls", "connection.tls.ca");
    assertThat(problems.get("connection.tls").get(0)).contains("Take it out of the URL");
    assertThat(problems.get("connection.tls.ca").get(0)).contains("Expected rds, system");
  }

  @Test
  void shouldReportThatTheRegionOfASecretIsUnknown() {
    Map<String, String> properties =
        properties("tables", "a", "connection.password.secret", "pins");
    properties.remove("connection.password");

    assertThat(problems(properties)).containsOnlyKeys("connection.iam.region");
  }

  @Test
  void shouldReportAPasswordFileThatIsNotThere() {
    Map<String, String> properties =
        properties("tables", "a", "connection.password.file", "/nowhere/password");
    properties.remove("connection.password");

    assertThat(problems(properties).get("connection.user"))
        .singleElement()
        .asString()
        .contains("connection.password.file '/nowhere/password' can't be read");
  }

  @Test
  void shouldNotRepeatTheValueOfAMisspeltKey() {
    Config config = connector.validate(properties("tables", "a", "connection.pasword", "hunter2"));

    assertThat(config.configValues())
        .filteredOn(value -> value.name().equals("connection.pasword"))
        .singleElement()
        .satisfies(value -> assertThat(value.value()).isNull())
        .satisfies(value -> assertThat(value.errorMessages().toString()).doesNotContain("hunter2"));
  }

  @Test
  void shouldNotRepeatAUrlThatHoldsAPassword() {
    Config config =
        connector.validate(
            properties("tables", "a", "connection.url", "jdbc:mariadb://u:hunter2@localhost/pins"));

    assertThat(config.configValues().toString()).contains("it holds a password");
    assertThat(config.configValues().toString()).doesNotContain("hunter2");
  }

  @Test
  void shouldReportAConverterThatWouldConvertJsonAgain() {
    Map<String, String> properties =
        properties(
            "tables", "a",
            "record.value", "json",
            "value.converter", "org.apache.kafka.connect.json.JsonConverter");

    assertThat(problems(properties).get("record.value"))
        .singleElement()
        .asString()
        .contains("ByteArrayConverter");
  }

  @Test
  void shouldReportProblemsOfOneKeyBesideThoseOfOthers() {
    Map<String, String> properties =
        properties("tables", "a,a", "poll.interval.ms", "soon", "topic.names", "a");

    assertThat(problems(properties)).containsOnlyKeys("tables", "poll.interval.ms", "topic.names");
  }

  @Test
  void shouldLetAZoneBeThatIsItsOwnAnyway() {
    assertThat(problems(properties("tables", "a", "db.timezone", "UTC"))).isEmpty();
  }

  @Test
  void shouldReportTwoListsOfColumnsThatContradict() {
    Map<String, String> properties =
        properties("tables", "a", "column.include.list", "a.b", "column.exclude.list", "a.c");

    assertThat(problems(properties).get("column.exclude.list"))
        .singleElement()
        .asString()
        .contains("Cannot use both column.include.list and column.exclude.list");
  }

  @Test
  void shouldReportTopicsThatCannotBe() {
    Map<String, String> properties =
        properties("tables", "a,b,c", "topic.names", "a:same,b:same,c:not a topic,d:x");

    assertThat(problems(properties).get("topic.names"))
        .satisfiesExactly(
            text -> assertThat(text).contains("table 'd', which tables does not list"),
            text -> assertThat(text).contains("'a' and 'b' both to topic 'same'"),
            text -> assertThat(text).contains("Invalid topic 'not a topic'"));
  }

  @Test
  void shouldReportWhatAComparisonLacks() {
    Map<String, List<String>> problems =
        problems(
            properties(
                "tables", "a",
                "mode", "snapshot",
                "record.key", "none",
                "reconcile.request", "today",
                "reconcile.report.topic", "a",
                "reconcile.intervall.ms", "5"));

    assertThat(problems)
        .containsOnlyKeys(
            "mode",
            "record.key",
            "reconcile.bootstrap.servers",
            "reconcile.key.converter",
            "reconcile.report.topic",
            "reconcile.intervall.ms");
    assertThat(problems.get("record.key").get(0)).contains("only their keys tell");
    assertThat(problems.get("reconcile.bootstrap.servers").get(0))
        .contains("Must specify reconcile.bootstrap.servers");
    assertThat(problems.get("reconcile.key.converter").get(0))
        .contains("the connector's own key.converter");
    assertThat(problems.get("reconcile.report.topic").get(0)).contains("'a'");
    assertThat(problems.get("reconcile.intervall.ms").get(0)).contains("reconcile.interval.ms");
  }

  @Test
  void shouldReportAConverterAndAConsumerThatCannotBeMade() {
    Map<String, List<String>> problems =
        problems(
            properties(
                "tables", "a",
                "reconcile.interval.ms", "1000",
                "reconcile.bootstrap.servers", "localhost:9092",
                "reconcile.key.converter", "java.lang.String",
                "reconcile.consumer.security.protocol", "SASL_SSL",
                "reconcile.consumer.sasl.jaas.config", "broken password=hunter2"));

    assertThat(problems).containsOnlyKeys("reconcile.bootstrap.servers", "reconcile.key.converter");
    assertThat(problems.get("reconcile.key.converter").get(0)).contains("'java.lang.String'");
    assertThat(problems.get("reconcile.bootstrap.servers").get(0))
        .contains("Give it the security settings of the worker")
        .doesNotContain("hunter2");
  }

  @Test
  void shouldTakeTheConverterOfTheConnectorAndSettingsOfTheConsumer() {
    assertThat(
            problems(
                properties(
                    "tables", "a",
                    "reconcile.interval.ms", "1000",
                    "reconcile.bootstrap.servers", "localhost:9092",
                    "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                    "reconcile.consumer.fetch.max.wait.ms", "100",
                    "reconcile.consumer.sasl.jaas.config", "${secretsmanager:kafka:jaas}")))
        .isEmpty();
  }

  @Test
  void shouldBeFoundByConnect() {
    assertThat(ServiceLoader.load(SourceConnector.class))
        .hasAtLeastOneElementOfType(TableSourceConnector.class);
  }

  private List<String> tablesOfTasks(int maxTasks) {
    return connector.taskConfigs(maxTasks).stream()
        .map(config -> config.get("tables"))
        .collect(Collectors.toList());
  }

  private Map<String, List<String>> problems(Map<String, String> properties) {
    return connector.validate(properties).configValues().stream()
        .filter(value -> !value.errorMessages().isEmpty())
        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }

  /** The password is one whose provider has not run, so that no database is asked. */
  private static Map<String, String> properties(String... more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("name", "source");
    properties.put("connection.url", "jdbc:mariadb://localhost:1/pins");
    properties.put("connection.password", "${secretsmanager:pins:password}");
    for (int i = 0; i < more.length; i += 2) {
      properties.put(more[i], more[i + 1]);
    }
    return properties;
  }
}
