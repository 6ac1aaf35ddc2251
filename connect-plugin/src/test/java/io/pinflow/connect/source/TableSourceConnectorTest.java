package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

final class TableSourceConnectorTest {
  private final TableSourceConnector connector = new TableSourceConnector();

  @Test
  void shouldSpreadTablesOverTasks() {
    connector.start(properties("table.whitelist", "a,b,c"));

    assertThat(tablesOfTasks(2)).containsExactly("a,b", "c");
    assertThat(tablesOfTasks(8)).containsExactly("a", "b", "c");
    assertThat(connector.taskConfigs(1).get(0))
        .doesNotContainKey("table.whitelist")
        .containsEntry("name", "source");
    assertThat(connector.taskClass()).isEqualTo(TableSourceTask.class);
  }

  @Test
  void shouldSupportExactlyOnce() {
    assertThat(connector.exactlyOnceSupport(properties())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
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
            "errors.tolerance", "all");

    Map<String, List<String>> problems = problems(properties);

    assertThat(problems).containsOnlyKeys("poll.intervall.ms");
    assertThat(problems.get("poll.intervall.ms"))
        .singleElement()
        .asString()
        .contains("[poll.interval.ms]");
  }

  @Test
  void shouldSayWhatIsInsteadOfKeysOfOtherSources() {
    Map<String, String> properties =
        properties(
            "tables", "a",
            "numeric.mapping", "best_fit",
            "db.timezone", "Europe/London",
            "timestamp.granularity", "micros_long",
            "column.mask.with.12.chars", "a.b",
            "time.precision.mode", "connect");

    Map<String, List<String>> problems = problems(properties);

    assertThat(problems)
        .containsOnlyKeys(
            "numeric.mapping",
            "db.timezone",
            "timestamp.granularity",
            "column.mask.with.12.chars",
            "time.precision.mode");
    assertThat(problems.get("numeric.mapping"))
        .singleElement()
        .asString()
        .contains("a key of another JDBC source")
        .contains("decimal.handling.mode=precise")
        .contains("Take it out");
    assertThat(problems.get("column.mask.with.12.chars"))
        .singleElement()
        .asString()
        .contains("column.mask.list");
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
