package io.pinflow.connect.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Reads the keys of records in the form configured. Not thread-safe. */
final class KeyReader {
  private final KeyForm form;
  private final FieldReader[] fields;
  private final Schema schema;

  /**
   * Works out how to read keys.
   *
   * @param readers make those of the key's columns
   */
  KeyReader(SourceTable table, ReadOrder order, List<Column> columns, FieldReaders readers) {
    this.form = order.hasKey() ? table.form().key() : KeyForm.NONE;
    this.fields =
        form == KeyForm.STRUCT
            ? order.key().stream()
                .map(column -> readers.key(columns, column.name()))
                .toArray(FieldReader[]::new)
            : new FieldReader[0];
    this.schema = schema(table.name());
  }

  /** Null for records without a key. */
  Schema schema() {
    return schema;
  }

  /**
   * The key of the current row.
   *
   * @param text the same as text
   */
  Object read(ResultSet row, String text) throws SQLException {
    if (form != KeyForm.STRUCT) {
      return form == KeyForm.TEXT ? text : null;
    }
    Struct key = new Struct(schema);
    for (FieldReader field : fields) {
      key.put(field.name(), field.read(row, text));
    }
    return key;
  }

  private Schema schema(TableName table) {
    if (form != KeyForm.STRUCT) {
      return form == KeyForm.TEXT ? Schema.STRING_SCHEMA : null;
    }
    SchemaBuilder builder = SchemaBuilder.struct().name(table + ".Key");
    for (FieldReader field : fields) {
      builder.field(field.name(), field.schema());
    }
    return builder.build();
  }
}
