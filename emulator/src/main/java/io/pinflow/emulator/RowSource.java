package io.pinflow.emulator;

/** Gives a table's rows one by one, from wherever they come; used by one thread. */
public interface RowSource extends AutoCloseable {
  /**
   * The next row, or null after the last.
   *
   * @throws EmulatorException if the next row can't be read
   */
  Row next() throws EmulatorException;

  @Override
  void close() throws EmulatorException;
}
