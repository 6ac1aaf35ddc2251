package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Schema;

/**
 * Rows as the bytes of JSON objects, the same that Connect's JsonConverter makes of their Structs
 * without schemas, but for exact decimals, which are numbers. No Struct, schema or tree of nodes is
 * made on the way.
 */
final class JsonValues implements RowValues {
  private final FieldReader[] readers;
  private final byte[][] names;
  private final JsonText json = new JsonText();
  private int weight;

  /** Takes the array over. */
  JsonValues(FieldReader[] readers) {
    this.readers = readers;
    this.names = new byte[readers.length][];
    for (int i = 0; i < readers.length; i++) {
      json.clear();
      json.raw(i == 0 ? '{' : ',');
      json.text(readers[i].name());
      json.raw(':');
      names[i] = json.bytes();
    }
  }

  @Override
  public byte[] read(ResultSet row, Bound point) throws SQLException {
    json.clear();
    for (int i = 0; i < readers.length; i++) {
      json.raw(names[i]);
      write(readers[i], row, point);
    }
    json.raw('}');
    byte[] value = json.bytes();
    weight = value.length;
    return value;
  }

  private void write(FieldReader reader, ResultSet row, Bound point) throws SQLException {
    if (!reader.writeRaw(row, json)) {
      json.value(reader.read(row, point));
    }
  }

  @Override
  public Schema schema() {
    return Schema.BYTES_SCHEMA;
  }

  @Override
  public int weight() {
    return weight;
  }
}
