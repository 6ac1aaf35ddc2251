package io.pinflow.gateway.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.json.CompactJson;
import io.pinflow.gateway.json.JsonFault;
import io.pinflow.gateway.json.JsonReader;
import io.pinflow.gateway.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;

/** Reads the records of one produce request in one pass. */
final class RecordsReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> SCHEMA_FIELDS =
      Set.of("key_schema", "key_schema_id", "value_schema", "value_schema_id");

  private static final Set<String> EXTENSIONS = Set.of("timestamp", "headers");
  private static final int LONGEST_PARTITION = 10;
  private static final int LONGEST_TIMESTAMP = 16;

  private final Embedded format;
  private final RowKeys keys;
  private final Compatibility compatibility;
  private boolean canCopy;

  RecordsReader(Embedded format, RowKeys keys, Compatibility compatibility) {
    this.format = format;
    this.keys = keys;
    this.compatibility = compatibility;
  }

  List<OutRecord> read(byte[] body) throws RefusedException {
    canCopy = format == Embedded.JSON && CompactJson.canCopy(body);
    try (JsonParser parser = FACTORY.createParser(body)) {
      List<OutRecord> records = request(parser);
      if (parser.nextToken() != null) {
        throw KafkaErrors.notJson("there is more after the object");
      }
      if (records.isEmpty()) {
        throw KafkaErrors.noRecords();
      }
      return records;
    } catch (IOException e) {
      throw KafkaErrors.notJson(JsonFault.of(e));
    }
  }

  private List<OutRecord> request(JsonParser parser) throws IOException, RefusedException {
    JsonToken start = parser.nextToken();
    if (start == null || start == JsonToken.VALUE_NULL) {
      throw KafkaErrors.noRecords();
    }
    if (start != JsonToken.START_OBJECT) {
      throw KafkaErrors.notAnObject(start == JsonToken.VALUE_STRING);
    }
    List<OutRecord> records = List.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("records")) {
        records = records(parser);
      } else if (SCHEMA_FIELDS.contains(name)) {
        parser.skipChildren();
      } else {
        throw KafkaErrors.unrecognizedField(name);
      }
    }
    return records;
  }

  private List<OutRecord> records(JsonParser parser) throws IOException, RefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw KafkaErrors.wrongType("records", "an array");
    }
    List<OutRecord> records = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw KafkaErrors.wrongType(
            "records[" + records.size() + "]", "an object such as {\"value\":…}");
      }
      records.add(record(parser));
    }
    return records;
  }

  private OutRecord record(JsonParser parser) throws IOException, RefusedException {
    Part key = Part.NONE;
    Part value = Part.NONE;
    Integer partition = null;
    Long timestamp = null;
    List<Header> headers = List.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = known(parser.currentName());
      parser.nextToken();
      switch (name) {
        case "key" -> key = part(parser);
        case "value" -> value = part(parser);
        case "partition" -> partition = partition(parser);
        case "timestamp" -> timestamp = timestamp(parser);
        case "headers" -> headers = HeadersReader.headers(parser);
        default -> throw KafkaErrors.unrecognizedField(name);
      }
    }
    return new OutRecord(
        partition, timestamp, key.bytes == null ? value.rowKey : key.bytes, value.bytes, headers);
  }

  /** A field of a record; the extensions are known to those only who ask for them. */
  private String known(String name) throws RefusedException {
    if (EXTENSIONS.contains(name) && !compatibility.isLenient()) {
      throw KafkaErrors.unrecognizedField(name);
    }
    return name;
  }

  private Part part(JsonParser parser) throws IOException, RefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return Part.NONE;
    }
    if (canCopy) {
      RowKeys.Search search = keys.search();
      byte[] bytes = CompactJson.copy(parser, search);
      return new Part(bytes, search.key());
    }
    JsonValue value = JsonReader.current(parser);
    boolean isRow = format == Embedded.JSON && value.kind() == JsonValue.Kind.OBJECT;
    return new Part(format.bytes(value), isRow ? keys.of(value) : null);
  }

  /** A key or a value; holds the arrays it is given. */
  private static final class Part {
    private static final Part NONE = new Part(null, null);

    private final byte[] bytes;
    private final byte[] rowKey;

    private Part(byte[] bytes, byte[] rowKey) {
      this.bytes = bytes;
      this.rowKey = rowKey;
    }
  }

  private static Integer partition(JsonParser parser) throws IOException, RefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!isCount(parser, LONGEST_PARTITION)) {
      throw KafkaErrors.wrongType("partition", "an integer from 0 on");
    }
    return parser.getIntValue();
  }

  private static Long timestamp(JsonParser parser) throws IOException, RefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!isCount(parser, LONGEST_TIMESTAMP)) {
      throw KafkaErrors.wrongType("timestamp", "milliseconds since 1970");
    }
    return parser.getLongValue();
  }

  /** Whether a parser stands on an integer from 0 on of fewer digits than these. */
  private static boolean isCount(JsonParser parser, int digits) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getText().length() < digits
        && !parser.getText().startsWith("-");
  }
}
