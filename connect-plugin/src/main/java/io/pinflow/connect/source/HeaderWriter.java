package io.pinflow.connect.source;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** Writes the headers of one table's records. Not thread-safe. */
final class HeaderWriter {
  private final TableName table;
  private final List<HeaderTemplate> templates;
  private final Map<HeaderTemplate.Place, String> values =
      new EnumMap<>(HeaderTemplate.Place.class);
  private final boolean hasId;

  HeaderWriter(TableName table, RecordForm form) {
    this.table = table;
    this.templates = form.headers();
    this.hasId = templates.stream().anyMatch(header -> header.has(HeaderTemplate.Place.ID));
    values.put(HeaderTemplate.Place.DATABASE, form.database());
    values.put(HeaderTemplate.Place.SCHEMA, table.schema().orElse(""));
    values.put(HeaderTemplate.Place.TABLE, table.table());
  }

  /** Whether a row's version is of use: to work one out may cost reading the whole row. */
  boolean needsVersion() {
    return hasId;
  }

  /**
   * The headers of a row, null for none.
   *
   * @param point where the row lies in the order of its table
   * @param version what changes whenever the row does, empty when it is delivered once
   */
  Iterable<Header> headers(String key, Bound point, String version) {
    if (templates.isEmpty()) {
      return null;
    }
    values.put(HeaderTemplate.Place.KEY, key);
    if (hasId) {
      values.put(HeaderTemplate.Place.ID, id(point, version));
    }
    ConnectHeaders headers = new ConnectHeaders();
    templates.forEach(template -> headers.addString(template.name(), template.text(values)));
    return headers;
  }

  /**
   * The same whenever the same row is delivered again, another one for each of its changes, also
   * for two within the precision of its time.
   */
  private String id(Bound point, String version) {
    return table + ":" + point + (version.isEmpty() ? "" : ":" + digest(version));
  }

  private static String digest(String version) {
    return String.format("%016x", ByteBuffer.wrap(Sha256.of(version)).getLong());
  }
}
