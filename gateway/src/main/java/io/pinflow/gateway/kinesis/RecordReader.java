package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.JsonValue;
import java.util.Map;

/**
 * Reads one record to put from the fields of a JSON object, in the spellings of both templates of
 * API Gateway: {@code Data} and {@code PartitionKey}, {@code data} and {@code partition-key}.
 */
final class RecordReader {
  private static final int LONGEST_KEY = 256;

  private final TextForm texts;
  private final String dataField;
  private final String keyField;

  private RecordReader(TextForm texts, String dataField, String keyField) {
    this.texts = texts;
    this.dataField = dataField;
    this.keyField = keyField;
  }

  /** A reader of PutRecord's body. */
  static RecordReader ofOne() {
    return new RecordReader(TextForm.JSON, "\"Data\"", "partitionKey");
  }

  /** A reader of an element of PutRecords' body. */
  static RecordReader ofElement(int index) {
    return new RecordReader(
        TextForm.PLAIN,
        "\"data\" of records[" + index + "]",
        "records." + (index + 1) + ".member.partitionKey");
  }

  KinesisRecord read(Map<String, JsonValue> fields) throws RefusedException {
    return new KinesisRecord(
        data(first(fields, "Data", "data")),
        partitionKey(first(fields, "PartitionKey", "partition-key", "partitionKey")));
  }

  static boolean hasData(Map<String, JsonValue> fields) {
    return first(fields, "Data", "data") != null;
  }

  private String data(JsonValue value) throws RefusedException {
    if (value == null) {
      throw KinesisErrors.emptyData(dataField, "absent");
    }
    if (value.isEmpty()) {
      throw KinesisErrors.emptyData(dataField, "empty (" + value.json() + ")");
    }
    return value.isText() ? texts.of(value) : value.json();
  }

  private String partitionKey(JsonValue value) throws RefusedException {
    if (value == null || value.kind() == JsonValue.Kind.NULL) {
      throw KinesisErrors.partitionKey(keyField, "null", "not be null");
    }
    if (!value.isScalar()) {
      throw KinesisErrors.partitionKey(keyField, value.json(), "be a text");
    }
    if (value.text().isEmpty()) {
      throw KinesisErrors.partitionKey(keyField, "''", "have length greater than or equal to 1");
    }
    if (value.text().length() > LONGEST_KEY) {
      throw KinesisErrors.partitionKey(
          keyField,
          "of " + value.text().length() + " characters",
          "have length less than or equal to " + LONGEST_KEY);
    }
    return value.text();
  }

  private static JsonValue first(Map<String, JsonValue> fields, String... names) {
    for (String name : names) {
      if (fields.get(name) != null) {
        return fields.get(name);
      }
    }
    return null;
  }
}
