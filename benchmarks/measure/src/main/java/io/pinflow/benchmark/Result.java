package io.pinflow.benchmark;

import java.util.List;

/** What a comparison came to: the ceiling's outcome and those of the paths. */
record Result(Outcome ceiling, List<Outcome> paths) {
  Result {
    paths = List.copyOf(paths);
  }
}
