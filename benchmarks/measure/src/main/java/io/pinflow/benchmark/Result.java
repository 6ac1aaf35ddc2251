package io.pinflow.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** What a comparison came to: the ceiling's outcome and those of the paths. */
record Result(Outcome ceiling, List<Outcome> paths) {
  Result {
    paths = List.copyOf(paths);
  }

  /** Of all, the ceiling first. */
  Stream<Measured> measured() {
    return Stream.concat(Stream.of(ceiling), paths.stream()).map(Measured::of);
  }
}
