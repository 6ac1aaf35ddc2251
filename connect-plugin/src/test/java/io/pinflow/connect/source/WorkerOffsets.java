package io.pinflow.connect.source;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.apache.kafka.connect.storage.OffsetStorageReaderImpl;
import org.apache.kafka.connect.storage.OffsetStorageWriter;

/** Offsets as a worker keeps them: what a connector stored is JSON, found again by its text. */
final class WorkerOffsets {
  private static final String CONNECTOR = "sales";
  private static final int CAPACITY = 16;

  private final Store store = new Store();
  private final JsonConverter keys = converter(true);
  private final JsonConverter values = converter(false);

  WorkerOffsets() {
    store.start();
  }

  /**
   * Stores an offset; a partition's entries are in the order of a HashMap of the usual capacity, as
   * in the sources' own.
   */
  WorkerOffsets store(Map<String, ?> partition, Map<String, ?> offset) throws Exception {
    OffsetStorageWriter writer = new OffsetStorageWriter(store, CONNECTOR, keys, values);
    Map<String, Object> ordered = new HashMap<>(CAPACITY);
    ordered.putAll(partition);
    writer.offset(ordered, new HashMap<>(offset));
    writer.beginFlush();
    writer.doFlush((failure, nothing) -> {}).get(10, TimeUnit.SECONDS);
    return this;
  }

  OffsetStorageReader reader() {
    return new OffsetStorageReaderImpl(store, CONNECTOR, keys, values);
  }

  private static JsonConverter converter(boolean isKey) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("schemas.enable", "false");
    JsonConverter converter = new JsonConverter();
    converter.configure(settings, isKey);
    return converter;
  }

  private static final class Store extends MemoryOffsetBackingStore {
    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
      throw new UnsupportedOperationException("Nobody asks");
    }

    @Override
    protected void save() {
      data.keySet().forEach(ByteBuffer::rewind);
    }
  }
}
