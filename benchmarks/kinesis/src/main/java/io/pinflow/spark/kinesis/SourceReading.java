package io.pinflow.spark.kinesis;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;

/**
 * The source's own way from a stream to rows, as Spark goes it but without Spark, opened to the
 * benchmark: in the source's package because its classes are nobody else's business.
 */
public final class SourceReading {

  private final KinesisOptions options;
  private final Keeping keeping;

  private SourceReading(Map<String, String> options, Keeping keeping) {
    this.options = KinesisOptions.parse(options);
    this.keeping = keeping;
  }

  /** As in local mode: tasks take what the driver has read. */
  public static SourceReading once(Map<String, String> options) {
    return new SourceReading(options, Keeping.RECORDS);
  }

  /** As on a cluster: executors read again. */
  public static SourceReading again(Map<String, String> options) {
    return new SourceReading(options, Keeping.NUMBERS);
  }

  /** Reads all there is, from the start; how many bytes of data it was, and how many rows. */
  public long[] read() throws IOException {
    KinesisMicroBatchStream stream =
        new KinesisMicroBatchStream(options, options.client()::connect, keeping, Clock.systemUTC());
    long[] read = new long[2];
    try {
      stream.prepareForTriggerAvailableNow();
      KinesisOffset from = KinesisOffset.UNPINNED;
      KinesisOffset to = next(stream, from);
      while (!to.equals(from)) {
        for (InputPartition partition : stream.planInputPartitions(from, to)) {
          read(stream, partition, read);
        }
        from = to;
        to = next(stream, from);
      }
    } finally {
      stream.stop();
    }
    return read;
  }

  private static KinesisOffset next(KinesisMicroBatchStream stream, KinesisOffset from) {
    return (KinesisOffset) stream.latestOffset(from, stream.getDefaultReadLimit());
  }

  private static void read(KinesisMicroBatchStream stream, InputPartition partition, long[] read)
      throws IOException {
    try (PartitionReader<InternalRow> rows = stream.createReaderFactory().createReader(partition)) {
      while (rows.next()) {
        read[0] += rows.get().getBinary(1).length;
        read[1]++;
      }
    }
  }
}
