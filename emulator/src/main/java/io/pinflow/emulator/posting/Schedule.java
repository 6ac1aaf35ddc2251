package io.pinflow.emulator.posting;

import java.util.Optional;

/** Hands out what is to be done, in order, to any number of threads. */
public interface Schedule {
  /** The next task, empty when there is nothing more to do. */
  Optional<Task> next();
}
