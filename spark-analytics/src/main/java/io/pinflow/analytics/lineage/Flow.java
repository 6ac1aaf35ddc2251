package io.pinflow.analytics.lineage;

import io.pinflow.analytics.Location;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * A step of a run: what it read, and what it wrote from that.
 *
 * @param name such as {@code pin}
 */
public record Flow(String name, Instant started, List<Location> inputs, List<Output> outputs) {

  /**
   * What a step wrote.
   *
   * @param columns where they are known
   * @param rows how many it added or changed
   * @param version of the Delta table after that; empty for other files
   */
  public record Output(
      Location place, Optional<StructType> columns, long rows, Optional<Long> version) {}

  public Flow {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
