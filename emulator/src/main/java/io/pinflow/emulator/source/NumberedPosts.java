package io.pinflow.emulator.source;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import java.util.Optional;

/** Posts by their number in table order, from 0; thread-safe. */
public interface NumberedPosts extends AutoCloseable {
  /** How many posts there are: numbers go from 0 to one less. */
  int size();

  /** The number after the last that may be read in sequence. */
  default int end() {
    return size();
  }

  /**
   * One table's row of a post, empty where the table has none.
   *
   * @throws EmulatorException if it can't be read
   */
  Optional<Row> row(RawTable table, int number) throws EmulatorException;

  /** The number of the first post whose key is no less than this one. */
  int numberOf(int key);

  @Override
  void close() throws EmulatorException;
}
