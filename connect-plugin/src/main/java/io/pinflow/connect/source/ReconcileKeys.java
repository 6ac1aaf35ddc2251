package io.pinflow.connect.source;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;

/** Reads the keys of a table's records back, as the converter wrote them. Not thread-safe. */
final class ReconcileKeys {
  private final Converter converter;
  private final SourceTable table;
  private final ReadOrder order;
  private final boolean isStruct;

  /**
   * Reads keys of one table.
   *
   * @param order by key alone
   */
  ReconcileKeys(Converter converter, SourceTable table, ReadOrder order) {
    this.converter = converter;
    this.table = table;
    this.order = order;
    this.isStruct = table.form().key() == KeyForm.STRUCT;
  }

  /** The key of a record, empty when it is none of the table's. */
  Optional<ReconcileKey> read(byte[] key) {
    if (key == null) {
      return Optional.empty();
    }
    try {
      return of(converter.toConnectData(table.topic(), key));
    } catch (DataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a record with this key as it was read back would be written as it was. */
  boolean isWritable(ReconcileKey key, byte[] asWritten) {
    SchemaAndValue record = key.record();
    byte[] bytes = converter.fromConnectData(table.topic(), record.schema(), record.value());
    return Arrays.equals(bytes, asWritten);
  }

  /** Makes sure that a row's key can be told from its record's. */
  void check(Schema schema, Object key, Bound row) {
    Optional<ReconcileKey> read =
        read(converter.fromConnectData(table.topic(), schema, key))
            .filter(one -> one.bound().equals(row));
    if (!read.isPresent()) {
      throw ReconcileErrors.unreadableKeys(table.name());
    }
  }

  private Optional<ReconcileKey> of(SchemaAndValue key) {
    Optional<Bound> bound = isStruct ? fields(key.value()) : text(key.value());
    return bound.filter(this::isOwn).map(own -> new ReconcileKey(own, ordered(key)));
  }

  private boolean isOwn(Bound bound) {
    return bound.size() == order.columns().size() && order.accepts(bound);
  }

  private Optional<Bound> text(Object key) {
    if (!(key instanceof String)) {
      return Optional.empty();
    }
    String text = (String) key;
    boolean isWhole = order.columns().get(0).kind() == OrderColumn.Kind.WHOLE;
    Bound bound =
        isWhole && order.columns().size() == 1
            ? Bound.of(Long.parseLong(text))
            : Bound.ofOffset(text);
    return Optional.of(bound).filter(one -> one.toString().equals(text));
  }

  private Optional<Bound> fields(Object key) {
    List<OrderColumn> columns = order.columns();
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(columns.get(i), field(key, columns.get(i).name()));
      if (values[i] == null) {
        return Optional.empty();
      }
    }
    return Optional.of(Bound.of(values));
  }

  private static Object field(Object key, String name) {
    if (key instanceof Map) {
      return ((Map<?, ?>) key).get(name);
    }
    if (!(key instanceof Struct)) {
      return null;
    }
    Field field = ((Struct) key).schema().field(name);
    return field == null ? null : ((Struct) key).get(field);
  }

  /** In the form in which the column's own values come from the database. */
  private static Object value(OrderColumn column, Object value) {
    if (column.kind() == OrderColumn.Kind.WHOLE) {
      return value instanceof Number ? (Object) ((Number) value).longValue() : null;
    }
    if (value instanceof BigDecimal) {
      return ((BigDecimal) value).toPlainString();
    }
    if (value instanceof ByteBuffer) {
      ByteBuffer copy = ((ByteBuffer) value).duplicate();
      byte[] bytes = new byte[copy.remaining()];
      copy.get(bytes);
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof byte[]) {
      return Base64.getEncoder().encodeToString((byte[]) value);
    }
    return value instanceof String ? value : null;
  }

  /** The fields of a key that came without a schema, in the order in which it was written. */
  private SchemaAndValue ordered(SchemaAndValue key) {
    if (!(key.value() instanceof Map)) {
      return key;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    order.columns().forEach(column -> fields.put(column.name(), field(key.value(), column.name())));
    return new SchemaAndValue(key.schema(), fields);
  }
}
