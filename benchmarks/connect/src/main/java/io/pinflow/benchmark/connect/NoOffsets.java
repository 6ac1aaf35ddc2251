package io.pinflow.benchmark.connect;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a worker tells a source task that has never run. */
final class NoOffsets implements SourceTaskContext, OffsetStorageReader {
  private final Map<String, String> settings;

  NoOffsets(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, String> configs() {
    return settings;
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    return this;
  }

  @Override
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return null;
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    return Map.of();
  }
}
