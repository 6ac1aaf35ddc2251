package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
  private record Value(MetricName metricName, Object metricValue) implements Metric {}

  @Test
  void shouldWriteTheStateAndTheWantedMetricsByFamily() {
    Map<MetricName, Metric> metrics = new LinkedHashMap<>();
    add(metrics, "records-consumed-total", "u.pin", 5.0);
    add(metrics, "poll-ratio", "u.pin", Double.NaN);
    add(metrics, "records-consumed-total", "u.\"geo\"", 7.0);
    add(metrics, "of-no-interest", "u.pin", 1.0);
    add(metrics, "process-rate", "u.pin", "no number");

    String text = PrometheusText.of(State.RUNNING, metrics);

    assertThat(text)
        .isEqualTo(
            """
            # TYPE kafka_stream_topic_metrics_poll_ratio gauge
            kafka_stream_topic_metrics_poll_ratio{topic_name="u.pin"} NaN
            # TYPE kafka_stream_topic_metrics_records_consumed_total counter
            kafka_stream_topic_metrics_records_consumed_total{topic_name="u.\\"geo\\""} 7.0
            kafka_stream_topic_metrics_records_consumed_total{topic_name="u.pin"} 5.0
            # TYPE pinflow_cleaner_state gauge
            pinflow_cleaner_state{state="RUNNING"} 1.0
            """
                .replace("u.\"geo\"", "u.\\\"geo\\\""));
  }

  private static void add(
      Map<MetricName, Metric> metrics, String name, String topic, Object value) {
    MetricName metric =
        new MetricName(name, "stream-topic-metrics", "", Map.of("topic-name", topic));
    metrics.put(metric, new Value(metric, value));
  }
}
