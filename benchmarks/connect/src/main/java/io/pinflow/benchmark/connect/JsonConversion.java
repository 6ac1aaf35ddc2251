package io.pinflow.benchmark.connect;

import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;

/** What the worker does with each record next: its value as JSON bytes. */
final class JsonConversion implements ToIntFunction<SourceRecord> {
  private final JsonConverter converter = new JsonConverter();

  JsonConversion() {
    converter.configure(Map.of("schemas.enable", "false"), false);
  }

  @Override
  public int applyAsInt(SourceRecord row) {
    return converter.fromConnectData(row.topic(), row.valueSchema(), row.value()).length;
  }
}
