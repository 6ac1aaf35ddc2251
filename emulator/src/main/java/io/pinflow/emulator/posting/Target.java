package io.pinflow.emulator.posting;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import java.util.List;
import java.util.Optional;

/** Where posts go; thread-safe. */
public interface Target extends AutoCloseable {
  /** The parts a post is sent in, one after the other, each with the tables whose rows it holds. */
  List<List<RawTable>> parts();

  /**
   * Sends one part and waits for the answer; empty where the posts have no such row. What the other
   * side refuses or fails to do is in the delivery.
   *
   * @throws EmulatorException if the row can't be had
   */
  Optional<Delivery> deliver(Sending sending) throws EmulatorException, InterruptedException;

  @Override
  void close() throws EmulatorException;
}
