package io.pinflow.cleaner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;

/** Writes the metrics an operator of the cleaner needs in Prometheus' text format 0.0.4. */
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

  static String of(State state, Map<MetricName, ? extends Metric> metrics) {
    Map<String, List<String>> families = new TreeMap<>();
    families.put(
        "pinflow_cleaner_state", List.of("pinflow_cleaner_state{state=\"" + state + "\"} 1.0"));
    metrics.forEach(
        (name, metric) -> {
          if (WANTED.contains(name.name()) && metric.metricValue() instanceof Number value) {
            families
                .computeIfAbsent(family(name), key -> new ArrayList<>())
                .add(family(name) + labels(name) + ' ' + number(value.doubleValue()));
          }
        });
    StringBuilder text = new StringBuilder();
    families.forEach((family, samples) -> write(text, family, samples));
    return text.toString();
  }

  /** The format wants all samples of a metric together, after its type. */
  private static void write(StringBuilder text, String family, List<String> samples) {
    String type = family.endsWith("_total") ? "counter" : "gauge";
    text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
    samples.stream().sorted().forEach(sample -> text.append(sample).append('\n'));
  }

  private static String family(MetricName name) {
    return ("kafka_" + name.group() + "_" + name.name()).replace('-', '_');
  }

  private static String labels(MetricName name) {
    return new TreeMap<>(name.tags())
        .entrySet().stream()
            .map(tag -> tag.getKey().replace('-', '_') + "=\"" + escaped(tag.getValue()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return String.valueOf(value);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
