package io.pinflow.emulator;

/** A set of posts: three tables' rows that can be read any number of times. */
public interface Posts {
  /**
   * The rows of one table from the first.
   *
   * @throws EmulatorException if they can't be opened
   */
  RowSource rows(RawTable table) throws EmulatorException;

  /**
   * How many rows the three tables have together.
   *
   * @throws EmulatorException if they can't be counted
   */
  long totalRows() throws EmulatorException;
}
