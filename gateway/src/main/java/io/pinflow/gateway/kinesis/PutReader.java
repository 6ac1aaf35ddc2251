package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.JsonFault;
import io.pinflow.gateway.json.JsonReader;
import io.pinflow.gateway.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the bodies of PutRecord and PutRecords, and says what is wrong with those it refuses. */
final class PutReader {
  private static final int DEFAULT_SHARDS = 5;

  private PutReader() {}

  static KinesisRecord record(byte[] body) throws RefusedException {
    Map<String, JsonValue> fields = object(body, KinesisErrors.recordShape());
    JsonValue records = records(fields);
    if (records != null && !RecordReader.hasData(fields)) {
      throw holdsKafkaValues(records)
          ? KinesisErrors.kafkaEnvelope(KinesisErrors.recordShape())
          : KinesisErrors.manyForOne();
    }
    return RecordReader.ofOne().read(fields);
  }

  static List<KinesisRecord> records(byte[] body) throws RefusedException {
    Map<String, JsonValue> fields = object(body, KinesisErrors.recordsShape());
    JsonValue records = records(fields);
    if (records == null) {
      throw RecordReader.hasData(fields)
          ? KinesisErrors.oneForMany()
          : KinesisErrors.noRecords("absent");
    }
    if (records.kind() != JsonValue.Kind.ARRAY || records.isEmpty()) {
      throw KinesisErrors.noRecords(records.isEmpty() ? "empty" : "not an array");
    }
    if (holdsKafkaValues(records)) {
      throw KinesisErrors.kafkaEnvelope(KinesisErrors.recordsShape());
    }
    return elements(records);
  }

  /** How many shards a new stream gets; the body may be missing, as the templates have it. */
  static long shardCount(byte[] body) throws RefusedException {
    if (body.length == 0) {
      return DEFAULT_SHARDS;
    }
    JsonValue count = object(body, "{\"ShardCount\":5}").get("ShardCount");
    if (count == null || count.isEmpty()) {
      return DEFAULT_SHARDS;
    }
    if (!count.isScalar() || !count.text().matches("[1-9][0-9]{0,8}")) {
      throw KinesisErrors.shardCount(count.json());
    }
    return Long.parseLong(count.text());
  }

  private static List<KinesisRecord> elements(JsonValue records) throws RefusedException {
    List<KinesisRecord> read = new ArrayList<>();
    for (JsonValue element : elementsOf(records)) {
      int index = read.size();
      if (element.kind() != JsonValue.Kind.OBJECT) {
        throw KinesisErrors.notARecord("records[" + index + "]");
      }
      read.add(RecordReader.ofElement(index).read(fieldsOf(element)));
    }
    return read;
  }

  /** Whether the first element is one of a Kafka REST proxy's: a value and no data. */
  private static boolean holdsKafkaValues(JsonValue records) throws RefusedException {
    if (records.kind() != JsonValue.Kind.ARRAY || records.isEmpty()) {
      return false;
    }
    JsonValue first = elementsOf(records).get(0);
    if (first.kind() != JsonValue.Kind.OBJECT) {
      return false;
    }
    Map<String, JsonValue> fields = fieldsOf(first);
    return fields.containsKey("value") && !RecordReader.hasData(fields);
  }

  private static JsonValue records(Map<String, JsonValue> fields) {
    JsonValue records = fields.get("records");
    return records == null ? fields.get("Records") : records;
  }

  private static Map<String, JsonValue> object(byte[] body, String shape) throws RefusedException {
    JsonValue value = value(body);
    if (value.kind() != JsonValue.Kind.OBJECT) {
      throw KinesisErrors.notAnObject(value, shape);
    }
    return fieldsOf(value);
  }

  private static JsonValue value(byte[] body) throws RefusedException {
    try {
      return JsonReader.value(body);
    } catch (IOException e) {
      throw KinesisErrors.notJson(JsonFault.of(e));
    }
  }

  private static Map<String, JsonValue> fieldsOf(JsonValue object) throws RefusedException {
    try {
      return JsonReader.fields(object.json());
    } catch (IOException e) {
      throw KinesisErrors.notJson(JsonFault.of(e));
    }
  }

  private static List<JsonValue> elementsOf(JsonValue array) throws RefusedException {
    try {
      return JsonReader.elements(array.json());
    } catch (IOException e) {
      throw KinesisErrors.notJson(JsonFault.of(e));
    }
  }
}
