package io.pinflow.emulator.database;

import io.pinflow.emulator.Posts;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowSource;
import java.util.List;
import java.util.Map;

/** One row a table. */
record HandMade(Map<RawTable, List<Object>> rows) implements Posts {
  @Override
  public RowSource rows(RawTable table) {
    return new One(new Row(table, rows.get(table)));
  }

  @Override
  public long totalRows() {
    return rows.size();
  }

  private static final class One implements RowSource {
    private Row row;

    One(Row row) {
      this.row = row;
    }

    @Override
    public Row next() {
      Row next = row;
      row = null;
      return next;
    }

    @Override
    public void close() {}
  }
}
