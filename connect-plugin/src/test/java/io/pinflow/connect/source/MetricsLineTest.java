package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class MetricsLineTest {
  private long nowNanos;

  @Test
  void shouldSayWhatHappenedSinceTheLineBefore() throws Exception {
    // Given
    TableMetrics pins = new TableMetrics(() -> nowNanos, true);
    TableMetrics users = new TableMetrics(() -> nowNanos, true);
    Map<TableName, TableMetrics> tables = new LinkedHashMap<>();
    tables.put(TableName.of("pins"), pins);
    tables.put(TableName.of("s.users"), users);
    MetricsLine line = new MetricsLine("posts");
    pins.delivered(10, 1_000);
    pins.failed();
    line.next(1, tables);

    // When
    pins.delivered(5, 500);
    pins.reconnected();
    users.delivered(1, 8);
    users.missingSent();
    users.deletedSent();
    users.deletedSent();
    users.failed();
    nowNanos = TimeUnit.SECONDS.toNanos(90);
    users.reachedEnd();
    nowNanos = TimeUnit.SECONDS.toNanos(100);
    JsonNode second = new ObjectMapper().readTree(line.next(1_700_000_000_000L, tables));

    // Then
    assertThat(second.get("Connector").asText()).isEqualTo("posts");
    assertThat(second.get("Rows").asLong()).isEqualTo(6);
    assertThat(second.get("Bytes").asLong()).isEqualTo(508);
    assertThat(second.get("Errors").asLong()).isEqualTo(1);
    assertThat(second.get("Reconnects").asLong()).isEqualTo(1);
    assertThat(second.get("LagSeconds").asLong()).isEqualTo(100);
    assertThat(second.get("MissingSent").asLong()).isEqualTo(1);
    assertThat(second.get("DeletedSent").asLong()).isEqualTo(2);
    assertThat(second.at("/Tables/pins/Rows").asLong()).isEqualTo(5);
    assertThat(second.at("/Tables/s.users/LagSeconds").asLong()).isEqualTo(10);
  }

  @Test
  void shouldTellReadersOfOneTableApart() throws Exception {
    // Given
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName all = new ObjectName("io.pinflow:type=table-source,connector=\"twins\",*");
    TaskMetrics first = new TaskMetrics("twins", 0);
    TaskMetrics second = new TaskMetrics("twins", 0);
    first.start(TableName.of("pins"));
    second.start(TableName.of("pins")).delivered(3, 30);

    // When
    first.close();

    // Then
    assertThat(server.queryNames(all, null))
        .singleElement()
        .satisfies(name -> assertThat(name.getKeyProperty("reader")).isEqualTo("2"))
        .satisfies(name -> assertThat(server.getAttribute(name, "Rows")).isEqualTo(3L));
    second.close();
    assertThat(server.queryNames(all, null)).isEmpty();
  }

  /** AWS: CloudWatch user guide, "Embedded metric format specification". */
  @Test
  void shouldNameItsMetricsAsCloudWatchWantsThem() throws Exception {
    Map<TableName, TableMetrics> tables =
        Map.of(TableName.of("pins"), new TableMetrics(() -> nowNanos, true));

    JsonNode line = new ObjectMapper().readTree(new MetricsLine("posts").next(17L, tables));

    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(17);
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.get("Namespace").asText()).isEqualTo("Pinflow/TableSource");
    assertThat(directive.at("/Dimensions/0/0").asText()).isEqualTo("Connector");
    assertThat(directive.get("Metrics")).hasSize(7);
    directive
        .get("Metrics")
        .forEach(metric -> assertThat(line.get(metric.get("Name").asText()).isNumber()).isTrue());
  }
}
