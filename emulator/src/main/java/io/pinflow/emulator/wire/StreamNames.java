package io.pinflow.emulator.wire;

import io.pinflow.emulator.RawTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which stream and partition key a table's rows go to: three streams, or one for all. */
public record StreamNames(String userId, Optional<String> shared) {
  /** The name of the one shared stream unless another is given. */
  public static String sharedName(String userId) {
    return "streaming-" + userId;
  }

  String stream(RawTable table) {
    return shared.orElseGet(() -> sharedName(userId) + "-" + table.shortName());
  }

  String partitionKey(RawTable table) {
    return shared.isPresent() ? userId + "-" + table.shortName() : "partition-1";
  }

  /** All streams, each once. */
  public List<String> all() {
    return Arrays.stream(RawTable.values()).map(this::stream).distinct().toList();
  }
}
