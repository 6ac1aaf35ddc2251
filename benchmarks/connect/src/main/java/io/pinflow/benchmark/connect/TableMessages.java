package io.pinflow.benchmark.connect;

import io.pinflow.connect.source.TableSourceTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;

/** The first messages that the table source makes of a table, as they are on the wire. */
final class TableMessages {
  private static final int SAMPLE = 10_000;

  private final Map<String, String> settings;

  TableMessages(Map<String, String> settings) {
    this.settings = settings;
  }

  List<byte[]> sample() throws InterruptedException {
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", "false"), false);
    TableSourceTask task = new TableSourceTask();
    task.initialize(new NoOffsets(settings));
    task.start(settings);
    List<byte[]> messages = new ArrayList<>();
    try {
      while (messages.size() < SAMPLE) {
        List<SourceRecord> records = task.poll();
        for (SourceRecord row : records == null ? List.<SourceRecord>of() : records) {
          messages.add(converter.fromConnectData(row.topic(), row.valueSchema(), row.value()));
        }
      }
    } finally {
      task.stop();
    }
    return messages;
  }
}
