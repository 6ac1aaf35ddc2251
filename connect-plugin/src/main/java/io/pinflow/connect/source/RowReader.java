package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes records of rows: everything that does not change from row to row is worked out once. Not
 * thread-safe.
 */
final class RowReader {
  private static final int NUMBER_BYTES = 8;
  private static final int NOT_DELIVERED = -1;

  private final SourceTable table;
  private final Map<String, String> partition;
  private final List<Column> columns;
  private final FieldReader[] readers;
  private final FieldReader keyReader;
  private final int keyIndex;
  private Schema schema;
  private Field[] fields;
  private Object key;
  private int weight;

  RowReader(
      SourceTable table,
      TableKey key,
      ResultSetMetaData metadata,
      Dialect dialect,
      ValueRules rules)
      throws SQLException {
    this.table = table;
    this.partition = table.partition(key);
    this.columns = columns(metadata);
    FieldReaders all = new FieldReaders(table.name(), List.of(key.column()), dialect, rules);
    this.readers = all.delivered(columns);
    this.keyReader = all.key(columns, key.column());
    useSchema();
    Field keyField = schema.field(key.column());
    this.keyIndex = keyField == null ? NOT_DELIVERED : keyField.index();
  }

  /** True while results still have the columns this reader was made for. */
  boolean matches(ResultSetMetaData metadata) throws SQLException {
    if (metadata.getColumnCount() != columns.size()) {
      return false;
    }
    for (Column column : columns) {
      if (!column.matches(metadata)) {
        return false;
      }
    }
    return true;
  }

  /** The current row as a record. */
  SourceRecord read(ResultSet row) throws SQLException {
    Struct value = new Struct(schema);
    int bytes = 0;
    for (int i = 0; i < readers.length; i++) {
      Object field = readers[i].read(row, key);
      if (field == null && !fields[i].schema().isOptional()) {
        return readWithNull(row, i);
      }
      value.put(fields[i], field);
      bytes += weight(field);
    }
    weight = bytes;
    key = keyOf(keyIndex < 0 ? keyReader.read(row, key) : value.get(fields[keyIndex]));
    return new SourceRecord(
        partition,
        Collections.singletonMap(SourceTable.OFFSET_KEY, key),
        table.topic(),
        Schema.STRING_SCHEMA,
        key.toString(),
        schema,
        value);
  }

  /** Key of the row read last: a Long, or text where 64 bits may be too few. */
  Object key() {
    return key;
  }

  /** Rough size of the row read last, in bytes. */
  int weight() {
    return weight;
  }

  /**
   * A column was told to take null after this reader was made, which no result says by itself on
   * every database: from here on the schema knows.
   */
  private SourceRecord readWithNull(ResultSet row, int index) throws SQLException {
    readers[index] = readers[index].optional();
    useSchema();
    return read(row);
  }

  private void useSchema() {
    SchemaBuilder builder = SchemaBuilder.struct().name(table.name().toString());
    for (FieldReader reader : readers) {
      builder.field(reader.name(), reader.schema());
    }
    schema = builder.build();
    fields = schema.fields().toArray(new Field[0]);
  }

  private static Object keyOf(Object value) {
    boolean fits =
        value instanceof Byte
            || value instanceof Short
            || value instanceof Integer
            || value instanceof Long;
    return fits ? (Object) ((Number) value).longValue() : value.toString();
  }

  private static int weight(Object value) {
    if (value instanceof String) {
      return ((String) value).length();
    }
    return value instanceof byte[] ? ((byte[]) value).length : NUMBER_BYTES;
  }

  private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int index = 1; index <= metadata.getColumnCount(); index++) {
      columns.add(Column.of(metadata, index));
    }
    return columns;
  }
}
