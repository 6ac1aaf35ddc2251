package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Rows as Structs. */
final class StructValues implements RowValues {
  private static final int NUMBER_BYTES = 8;

  private final String name;
  private final FieldReader[] readers;
  private Schema schema;
  private Field[] fields;
  private int weight;

  /** Takes the array over. */
  StructValues(String name, FieldReader[] readers) {
    this.name = name;
    this.readers = readers;
    useSchema();
  }

  @Override
  public Struct read(ResultSet row, Bound point) throws SQLException {
    Struct value = new Struct(schema);
    int bytes = 0;
    for (int i = 0; i < readers.length; i++) {
      Object field = readers[i].read(row, point);
      if (field == null && !fields[i].schema().isOptional()) {
        return readWithNull(row, i, point);
      }
      value.put(fields[i], field);
      bytes += weight(field);
    }
    weight = bytes;
    return value;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public int weight() {
    return weight;
  }

  /**
   * A column was told to take null after this reader was made, which no result says by itself on
   * every database: from here on the schema knows.
   */
  private Struct readWithNull(ResultSet row, int index, Bound point) throws SQLException {
    readers[index] = readers[index].optional();
    useSchema();
    return read(row, point);
  }

  private void useSchema() {
    SchemaBuilder builder = SchemaBuilder.struct().name(name);
    for (FieldReader reader : readers) {
      builder.field(reader.name(), reader.schema());
    }
    schema = builder.build();
    fields = schema.fields().toArray(new Field[0]);
  }

  private static int weight(Object value) {
    if (value instanceof String) {
      return ((String) value).length();
    }
    return value instanceof byte[] ? ((byte[]) value).length : NUMBER_BYTES;
  }
}
