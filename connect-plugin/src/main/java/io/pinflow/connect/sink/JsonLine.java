package io.pinflow.connect.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** A record's value as one line of JSON, written as Confluent's sink writes it. */
final class JsonLine implements Line {

  private final JsonStructs structs;

  JsonLine(JsonStructs structs) {
    this.structs = structs;
  }

  /** Confluent's sink begins another object when the schema changes, so this one does. */
  @Override
  public boolean mixesSchemas() {
    return false;
  }

  @Override
  public void append(SinkRecord record, Buffer buffer) throws IOException {
    try (JsonGenerator json = Json.generator(buffer)) {
      if (record.value() instanceof Struct) {
        structs.write(json, record.valueSchema(), record.value());
      } else {
        Json.write(json, record.value());
      }
    }
    buffer.write('\n');
  }
}
