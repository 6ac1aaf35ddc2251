package io.pinflow.connect.sink;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Folders by time: the record's time, rounded down in local time to a multiple of the duration and
 * written by the pattern. Not thread-safe.
 */
final class TimePartitioner implements Partitioner {

  private final TimestampExtractor extractor;
  private final long durationMillis;
  private final DateTimeFormatter folders;
  private final ZoneId zone;
  private long lastBucket = Long.MIN_VALUE;
  private String lastFolder;

  TimePartitioner(
      TimestampExtractor extractor, long durationMillis, DateTimeFormatter folders, ZoneId zone) {
    this.extractor = extractor;
    this.durationMillis = durationMillis;
    this.folders = folders;
    this.zone = zone;
  }

  @Override
  public String folder(SinkRecord record, long nowMillis) {
    long bucket = bucket(time(record, nowMillis));
    if (bucket != lastBucket) {
      lastFolder = folders.format(local(bucket).atZone(zone));
      lastBucket = bucket;
    }
    return lastFolder;
  }

  @Override
  public long time(SinkRecord record, long nowMillis) {
    return extractor.millis(record, nowMillis);
  }

  /** Rounds towards zero, as Confluent's partitioner does before 1970. */
  private long bucket(long millis) {
    ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochMilli(millis));
    long localMillis = millis + offset.getTotalSeconds() * 1000L;
    return localMillis / durationMillis * durationMillis;
  }

  private static LocalDateTime local(long localMillis) {
    int nanos = (int) Math.floorMod(localMillis, 1000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(localMillis, 1000L), nanos, ZoneOffset.UTC);
  }
}
