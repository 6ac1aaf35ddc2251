package io.pinflow.benchmark.connect;

import io.pinflow.benchmark.Volume;
import java.util.List;

/** The objects that came of so many rows. */
record Landed(int rows, List<byte[]> objects) {
  Landed {
    objects = List.copyOf(objects);
  }

  Volume volume() {
    return new Volume(rows, objects.stream().mapToLong(object -> object.length).sum());
  }
}
