package io.pinflow.cleaner;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Writes the metrics an operator of the cleaner needs in Prometheus' text format. */
final class PrometheusText {
  /** Names read from Kafka Streams 4.3.1. */
  private static final Set<String> WANTED =
      Set.of(
          "alive-stream-threads",
          "failed-stream-threads",
          "process-rate",
          "process-ratio",
          "poll-ratio",
          "commit-latency-avg",
          "blocked-time-ns-total",
          "dropped-records-total",
          "records-consumed-total",
          "records-produced-total",
          "records-lag-max");

  private PrometheusText() {}

  static String of(Map<MetricName, ? extends Metric> metrics) {
    StringBuilder text = new StringBuilder();
    metrics.forEach(
        (name, metric) -> {
          if (WANTED.contains(name.name()) && metric.metricValue() instanceof Number value) {
            text.append(metricName(name))
                .append(labels(name))
                .append(' ')
                .append(value.doubleValue())
                .append('\n');
          }
        });
    return text.toString();
  }

  private static String metricName(MetricName name) {
    return ("kafka_" + name.group() + "_" + name.name()).replace('-', '_');
  }

  private static String labels(MetricName name) {
    return new TreeMap<>(name.tags())
        .entrySet().stream()
            .map(tag -> tag.getKey().replace('-', '_') + "=\"" + escaped(tag.getValue()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
