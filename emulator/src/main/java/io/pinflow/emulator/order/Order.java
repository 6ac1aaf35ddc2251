package io.pinflow.emulator.order;

import java.util.Optional;

/** Says which row comes next; not thread-safe. */
public interface Order {
  /** The next turn, empty after the last. */
  Optional<Turn> next();
}
