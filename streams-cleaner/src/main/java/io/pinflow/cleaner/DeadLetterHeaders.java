package io.pinflow.cleaner;

import io.pinflow.records.Table;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Writes why and where onto a dead letter: Kafka's own header names (KIP-1034), so that one tool
 * reads these and those Kafka Streams writes by itself, and ours for what the rules know.
 */
final class DeadLetterHeaders {
  private DeadLetterHeaders() {}

  static void write(Headers headers, Table table, RecordMetadata from, Refusal refusal) {
    put(headers, "__streams.errors.exception", refusal.exception());
    put(headers, "__streams.errors.message", refusal.message());
    put(headers, "__streams.errors.topic", from.topic());
    put(headers, "__streams.errors.partition", String.valueOf(from.partition()));
    put(headers, "__streams.errors.offset", String.valueOf(from.offset()));
    put(headers, "pinflow.errors.table", table.topicSuffix());
    put(headers, "pinflow.errors.field", refusal.field());
    put(headers, "pinflow.errors.reason", refusal.reason());
    put(headers, "pinflow.errors.remedy", refusal.remedy());
    headers.remove("pinflow.errors.row");
    refusal.row().ifPresent(row -> put(headers, "pinflow.errors.row", String.valueOf(row)));
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
