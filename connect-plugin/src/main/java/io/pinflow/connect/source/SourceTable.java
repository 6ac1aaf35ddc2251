package io.pinflow.connect.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A table to read: where its rows go and which columns it goes by. Immutable. */
final class SourceTable {
  static final String TABLE = "table";
  static final String QUERY = "query";
  static final String COLUMN = "column";
  static final String VERSION = "version";
  static final String CHUNK = "chunk";
  static final String MODE = "mode";

  /** Version of the offsets' form: a later form can tell these from its own. */
  static final String OFFSET_VERSION = "1";

  private final TableName name;
  private final Optional<NamedQuery> query;
  private final String topic;
  private final Optional<String> configuredKey;
  private final Optional<String> configuredTime;
  private final RecordForm form;
  private final boolean isFollowed;
  private final Optional<Chunk> chunk;
  private final String queryDigest;

  /**
   * Names a table.
   *
   * @param query the query whose result it is, empty for a table of the database
   * @param configuredKey its key's column, empty for its primary key
   * @param configuredTime the column of a row's last change, empty to go by the key
   * @param form what its records carry besides the columns
   * @param isFollowed false when its snapshots are all that is asked for
   */
  SourceTable(
      TableName name,
      Optional<NamedQuery> query,
      String topic,
      Optional<String> configuredKey,
      Optional<String> configuredTime,
      RecordForm form,
      boolean isFollowed) {
    this(name, query, topic, configuredKey, configuredTime, form, isFollowed, Optional.empty());
  }

  private SourceTable(
      TableName name,
      Optional<NamedQuery> query,
      String topic,
      Optional<String> configuredKey,
      Optional<String> configuredTime,
      RecordForm form,
      boolean isFollowed,
      Optional<Chunk> chunk) {
    this.name = name;
    this.query = query;
    this.topic = topic;
    this.configuredKey = configuredKey;
    this.configuredTime = configuredTime;
    this.form = form;
    this.isFollowed = isFollowed;
    this.queryDigest = query.map(NamedQuery::digest).orElse("");
    this.chunk = chunk;
  }

  /** A part of this table, with offsets of its own. */
  SourceTable chunk(Chunk part) {
    return new SourceTable(
        name, query, topic, configuredKey, configuredTime, form, isFollowed, Optional.of(part));
  }

  /** The part that this is of its table, empty for the table itself. */
  Optional<Chunk> chunk() {
    return chunk;
  }

  /** Whether the rows that come after a snapshot are delivered too. */
  boolean isFollowed() {
    return isFollowed;
  }

  TableName name() {
    return name;
  }

  Optional<NamedQuery> query() {
    return query;
  }

  /** What stands for it in a statement after FROM. */
  String source(Dialect dialect) {
    return query.map(one -> one.source(dialect)).orElseGet(() -> name.quoted(dialect));
  }

  String topic() {
    return topic;
  }

  Optional<String> configuredKey() {
    return configuredKey;
  }

  Optional<String> configuredTime() {
    return configuredTime;
  }

  RecordForm form() {
    return form;
  }

  /**
   * The offsets' partition: of other columns to go by it is another one, for their values can't be
   * compared.
   *
   * <p>A HashMap, because Connect finds offsets by the JSON text of their partition, and its own
   * requests for offsets bring the entries in a HashMap's order.
   */
  Map<String, String> partition(ReadOrder order) {
    Map<String, String> partition = new HashMap<>();
    partition.put(query.isPresent() ? QUERY : TABLE, name.toString());
    partition.put(COLUMN, order.names());
    partition.put(VERSION, OFFSET_VERSION);
    chunk.ifPresent(part -> partition.put(CHUNK, Integer.toString(part.index())));
    if (!isFollowed) {
      partition.put(MODE, OrderConfig.MODE_SNAPSHOT);
    }
    return new TablePartition(partition);
  }

  /** The offset of a record; one of a query tells which text of it the record is of. */
  TableOffset offset(
      Object key, String memoryField, TableOffset.Memory memory, Optional<String> plan) {
    return new TableOffset(key, memoryField, memory, plan, queryDigest);
  }
}
