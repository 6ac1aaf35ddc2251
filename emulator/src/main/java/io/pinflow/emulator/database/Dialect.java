package io.pinflow.emulator.database;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs between the databases. */
interface Dialect {
  /** Prepares a fresh connection for loading one table. */
  void prepare(Connection connection, RawTable table) throws SQLException, EmulatorException;

  /** The statement that makes a table where it is missing. */
  String createTable(RawTable table);

  /** A name in the database's quotes. */
  String quoted(String name);

  /**
   * Inserts the rows whose key is not in the table yet.
   *
   * @return how many that were
   */
  long insert(Connection connection, RawTable table, Batch batch)
      throws SQLException, EmulatorException;
}
