package io.pinflow.emulator.progress;

/** Shows how far a stage is; thread-safe. Closing shows the end. */
public interface Progress extends AutoCloseable {
  /** So many more rows are done. */
  void add(long rows);

  @Override
  void close();
}
