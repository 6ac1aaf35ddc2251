package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  Map<String, Object> find(ReadOrder order, Connection connection) throws SQLException {
    Map<String, Object> own = offsets.offset(table.partition(order));
    if (own == null) {
      return ofPeer(order, connection);
    }
    return isOfOtherQuery(own) ? ofChangedQuery(own) : own;
  }

  private Map<String, Object> ofPeer(ReadOrder order, Connection connection) throws SQLException {
    List<Map<String, String>> partitions =
        PeerOffset.partitions(table, connection, config.connection().dialect());
    Map<Map<String, String>, Map<String, Object>> all = offsets.offsets(partitions);
    for (Map<String, String> partition : partitions) {
      Map<String, Object> stored = all.get(partition);
      if (stored != null) {
        return ofPeer(order, partition, stored);
      }
    }
    return Map.of();
  }

  private Map<String, Object> ofPeer(
      ReadOrder order, Map<String, String> partition, Map<String, Object> stored) {
    Optional<Bound> bound = new PeerOffset(stored).bound(order);
    if (!bound.isPresent()) {
      LOGGER.warn(
          "Table '{}': the offset {} that another JDBC source stored under {} is not used, because that source went by"
              + " something else than {}",
          table.name(),
          stored,
          partition,
          order.names());
      return Map.of();
    }
    LOGGER.info(
        "Table '{}' goes on after {}, where another JDBC source stored under {} that it was; rows which that one passed"
            + " over are not looked for",
        table.name(),
        bound.get(),
        partition);
    return Map.of(TableOffset.KEY, bound.get().offset());
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
        throw OffsetErrors.changedQuery(table.name());
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
