package io.pinflow.connect.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What a comparison did, for the log and as a record. Immutable. */
final class ReconcileReport {
  private static final long MS_PER_SECOND = 1_000;

  private final SourceTable table;
  private final ReconcileState state;
  private final Map<String, Long> numbers;

  ReconcileReport(SourceTable table, ReconcileState state, ReconcileCounts counts, long endedMs) {
    this.table = table;
    this.state = state;
    this.numbers = new LinkedHashMap<>();
    numbers.put("started", state.startedMs());
    numbers.put("ended", endedMs);
    numbers.put("rows", counts.rows());
    numbers.put("chunks", (long) counts.chunks());
    numbers.put("differing_chunks", (long) counts.differingChunks());
    numbers.put("missing", counts.missing());
    numbers.put("deleted", counts.deleted());
    numbers.put("expired", counts.expired());
    numbers.put("refused", counts.refused());
    numbers.put("foreign", counts.foreign());
  }

  long seconds() {
    return (numbers.get("ended") - numbers.get("started")) / MS_PER_SECOND;
  }

  /** One line of the log. */
  String line() {
    StringBuilder line = new StringBuilder();
    numbers.forEach(
        (name, number) ->
            line.append(line.length() == 0 ? "" : ", ").append(name).append(' ').append(number));
    return line.toString();
  }

  /** Its offset says that this comparison is done. */
  SourceRecord record(String topic, RowValues.Form form) {
    return new SourceRecord(
        ReconcileRecords.partition(table.name()),
        state.at(KeyHash.CHUNKS).offset(),
        topic,
        null,
        Schema.STRING_SCHEMA,
        table.name().toString(),
        form == RowValues.Form.JSON ? Schema.BYTES_SCHEMA : schema(),
        form == RowValues.Form.JSON ? json() : struct());
  }

  private Struct struct() {
    Struct struct = new Struct(schema());
    struct.put("table", table.name().toString());
    struct.put("topic", table.topic());
    struct.put("request", state.request());
    numbers.forEach(struct::put);
    return struct;
  }

  private Schema schema() {
    SchemaBuilder schema = SchemaBuilder.struct().name("io.pinflow.connect.source.Reconciliation");
    schema.field("table", Schema.STRING_SCHEMA);
    schema.field("topic", Schema.STRING_SCHEMA);
    schema.field("request", Schema.STRING_SCHEMA);
    numbers.keySet().forEach(name -> schema.field(name, Schema.INT64_SCHEMA));
    return schema.build();
  }

  private byte[] json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("table", table.name().toString());
    json.put("topic", table.topic());
    json.put("request", state.request());
    numbers.forEach(json::put);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
