package io.pinflow.connect.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks offsets that a person edits before Connect stores them: a task that can't go on from its
 * offset would end, and one that goes on from a wrong one would lose rows.
 */
final class OffsetEdits {
  private static final Logger LOGGER = LoggerFactory.getLogger(OffsetEdits.class);

  private final TableSourceConfig config;

  OffsetEdits(TableSourceConfig config) {
    this.config = config;
  }

  /**
   * Throws a ConnectException with all that is wrong. An offset of null is a reset, and never is:
   * it may be of a table that is not read any more, or of another source. What a comparison stored
   * is never either: one that makes no sense to it, it begins anew.
   */
  void check(Map<Map<String, ?>, Map<String, ?>> offsets) {
    List<String> problems = new ArrayList<>();
    List<EditedOffset> sound = new ArrayList<>();
    offsets.forEach((partition, offset) -> take(partition, offset, sound, problems));
    if (!sound.isEmpty() && !config.connection().isUnresolved()) {
      checkWithDatabase(sound, problems);
    }
    if (!problems.isEmpty()) {
      throw new ConnectException(OffsetErrors.wrongOffsets(problems));
    }
  }

  private void take(
      Map<String, ?> partition,
      Map<String, ?> offset,
      List<EditedOffset> sound,
      List<String> problems) {
    if (offset == null || ReconcileRecords.isPartition(partition)) {
      return;
    }
    EditedOffset edited = new EditedOffset(partition, offset);
    List<String> own = new ArrayList<>(edited.problems());
    if (own.isEmpty() && !isRead(edited)) {
      own.add(OffsetErrors.unreadPartition(edited, config.tables()));
    }
    if (own.isEmpty()) {
      sound.add(edited);
    }
    problems.addAll(own);
  }

  /** Tables by pattern are known to the database only; here it is enough that they may be read. */
  private boolean isRead(EditedOffset edited) {
    TableName name = edited.name();
    if (edited.isOfSnapshots() == config.order().followsTables()) {
      return false;
    }
    if (config.tables().contains(name)) {
      return edited.isOfQuery() == config.queries().contains(name);
    }
    List<String> names = List.of(name.toString(), name.table());
    return !edited.isOfQuery()
        && config.includedTables().matchAny(names)
        && !config.excludedTables().matchAny(names);
  }

  private void checkWithDatabase(List<EditedOffset> edited, List<String> problems) {
    Database database = new Database(config.connection());
    try (Connection connection = database.open()) {
      for (EditedOffset offset : edited) {
        check(offset, connection, database, problems);
        database.dialect().reset(connection);
      }
    } catch (SQLException e) {
      LOGGER.warn(
          "The offsets are checked without the database, which can't be asked: {}",
          database.reason(e));
    }
  }

  private void check(
      EditedOffset offset, Connection connection, Database database, List<String> problems)
      throws SQLException {
    TableName name = offset.name();
    try {
      SourceTable table = config.table(name);
      ReadOrder order = new TableInspector(connection, database.dialect(), config).order(table);
      List<String> own = new ArrayList<>(offset.problems(order));
      if (own.isEmpty() && !isCanonical(name, connection, database)) {
        own.add(OffsetErrors.unreadPartition(offset, config.tables()));
      }
      problems.addAll(own);
      if (own.isEmpty()) {
        tryOut(offset.bound(), table, connection, database);
      }
    } catch (ConfigException e) {
      problems.add(e.getMessage());
    } catch (SQLException e) {
      if (!SqlFailures.isPermanent(e)) {
        throw e;
      }
      problems.add(OffsetErrors.unusableOffset(offset, database.reason(e)));
    }
  }

  /** A table that a pattern finds has one name that tasks use, of the ways to write it. */
  private boolean isCanonical(TableName name, Connection connection, Database database)
      throws SQLException {
    return config.tables().contains(name)
        || new TableSearch(config, database, config.tables()).find(connection).contains(name);
  }

  /** The database alone knows whether a text is a time, or a UUID. */
  private void tryOut(
      Optional<Bound> bound, SourceTable table, Connection connection, Database database)
      throws SQLException {
    if (bound.isPresent()) {
      TableSession.on(connection, table, database.dialect(), config).rowsAfter(bound, 1).close();
    }
  }
}
