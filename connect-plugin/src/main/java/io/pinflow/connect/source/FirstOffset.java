package io.pinflow.connect.source;

import java.util.Map;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the offset that a reader of a table begins with. Immutable. */
final class FirstOffset {
  private static final Logger LOGGER = LoggerFactory.getLogger(FirstOffset.class);

  private final SourceTable table;
  private final TableSourceConfig config;
  private final OffsetStorageReader offsets;

  FirstOffset(SourceTable table, TableSourceConfig config, OffsetStorageReader offsets) {
    this.table = table;
    this.config = config;
    this.offsets = offsets;
  }

  /** The stored offset, empty to begin with the first row. */
  Map<String, Object> find(ReadOrder order) {
    Map<String, Object> own = offsets.offset(table.partition(order));
    if (own == null) {
      return Map.of();
    }
    return isOfOtherQuery(own) ? ofChangedQuery(own) : own;
  }

  /** An offset that a person wrote may leave the digest out, which then says nothing. */
  private boolean isOfOtherQuery(Map<String, Object> offset) {
    Object stored = offset.get(NamedQuery.DIGEST);
    return stored != null
        && table.query().filter(query -> !query.digest().equals(stored)).isPresent();
  }

  private Map<String, Object> ofChangedQuery(Map<String, Object> offset) {
    switch (config.queryChange()) {
      case FAIL:
        throw TableSourceErrors.changedQuery(table.name());
      case RESTART:
        LOGGER.warn(
            "Query '{}': its SQL has changed, so that all its rows are delivered, as named.query.changed=restart says",
            table.name());
        return Map.of();
      default:
        LOGGER.warn(
            "Query '{}': its SQL has changed; it goes on where it was, and rows before that which only the new SQL has"
                + " are not delivered. Set named.query.changed=restart to deliver all",
            table.name());
        return offset;
    }
  }
}
