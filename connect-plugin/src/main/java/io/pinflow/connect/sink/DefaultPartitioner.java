package io.pinflow.connect.sink;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** One folder a Kafka partition: {@code partition=0}. Not thread-safe. */
final class DefaultPartitioner implements Partitioner {

  private final List<String> folders = new ArrayList<>();

  @Override
  public String folder(SinkRecord record, long nowMillis) {
    int partition = record.kafkaPartition();
    while (folders.size() <= partition) {
      folders.add("partition=" + folders.size());
    }
    return folders.get(partition);
  }

  @Override
  public long time(SinkRecord record, long nowMillis) {
    return nowMillis;
  }
}
