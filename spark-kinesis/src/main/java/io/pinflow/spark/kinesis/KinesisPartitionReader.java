package io.pinflow.spark.kinesis;

import io.pinflow.spark.kinesis.KinesisOptions.Aggregated;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;

/**
 * Reads the ranges of one task, from what the driver has read ahead when that is in this JVM, from
 * Kinesis otherwise. Not thread-safe.
 */
final class KinesisPartitionReader implements PartitionReader<InternalRow> {

  private final String source;
  private final KinesisReaderFactory settings;
  private final Iterator<ShardRange> ranges;
  private ShardRange range;
  private Iterator<KinesisRecord> records = Collections.emptyIterator();
  private Iterator<InternalRow> rows = Collections.emptyIterator();
  private InternalRow row;
  private KinesisApi api;
  private boolean again;
  private long recordsRead;
  private long bytesRead;
  private long readAgain;

  KinesisPartitionReader(KinesisInputPartition partition, KinesisReaderFactory settings) {
    this.source = partition.source();
    this.settings = settings;
    this.ranges = partition.ranges().iterator();
  }

  @Override
  public boolean next() {
    while (!rows.hasNext() && nextRecord()) {
      KinesisRecord record = records.next();
      count(record);
      rows = rows(record);
    }
    row = rows.hasNext() ? rows.next() : null;
    return row != null;
  }

  private boolean nextRecord() {
    while (!records.hasNext() && ranges.hasNext()) {
      range = ranges.next();
      records = records(range);
    }
    return records.hasNext();
  }

  private Iterator<KinesisRecord> records(ShardRange wanted) {
    Optional<List<KinesisRecord>> held = OpenStreams.records(source, wanted);
    again = held.isEmpty();
    return held.map(List::iterator)
        .orElseGet(() -> new RangeReader(client(), settings.losses(), settings.fetching(), wanted));
  }

  private KinesisApi client() {
    if (api == null) {
      api = settings.clients().connect();
    }
    return api;
  }

  private Iterator<InternalRow> rows(KinesisRecord record) {
    List<KinesisRecord> parts =
        settings.aggregated() == Aggregated.TAKE_APART
            ? AggregatedRecord.parts(record)
            : List.of(record);
    String stream = range.stream();
    String shard = range.shard();
    return parts.stream().map(part -> KinesisRows.row(stream, shard, part)).iterator();
  }

  private void count(KinesisRecord record) {
    recordsRead++;
    bytesRead += record.bytes();
    readAgain += again ? 1 : 0;
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return new CustomTaskMetric[] {
      new Count(KinesisRecordsMetric.NAME, recordsRead),
      new Count(KinesisBytesMetric.NAME, bytesRead),
      new Count(KinesisReadAgainMetric.NAME, readAgain)
    };
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
    }
  }

  private record Count(String name, long value) implements CustomTaskMetric {}
}
