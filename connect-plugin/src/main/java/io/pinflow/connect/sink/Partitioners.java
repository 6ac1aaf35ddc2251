package io.pinflow.connect.sink;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/** Makes the partitioner a configuration asks for. */
final class Partitioners {

  private Partitioners() {}

  static Partitioner create(S3SinkConfig config) {
    switch (config.partitionerName()) {
      case ClassNames.TIME_PARTITIONER:
        return byTime(config, config.partitionDurationMillis(), config.pathFormat());
      case ClassNames.DAILY_PARTITIONER:
        return byTime(config, Duration.ofDays(1).toMillis(), daily(config));
      case ClassNames.HOURLY_PARTITIONER:
        return byTime(
            config,
            Duration.ofHours(1).toMillis(),
            daily(config) + config.directoryDelimiter() + "'hour'=HH");
      default:
        return new DefaultPartitioner();
    }
  }

  private static String daily(S3SinkConfig config) {
    return String.join(config.directoryDelimiter(), "'year'=YYYY", "'month'=MM", "'day'=dd");
  }

  private static Partitioner byTime(S3SinkConfig config, long duration, String pattern) {
    if (duration <= 0) {
      throw new ConfigException(
          SinkErrors.timePartitionerNeeds(SinkKeys.PARTITION_DURATION_CONFIG));
    }
    if (pattern.isBlank()) {
      throw new ConfigException(SinkErrors.timePartitionerNeeds(SinkKeys.PATH_FORMAT_CONFIG));
    }
    Locale locale = config.locale().orElseThrow(() -> missing(SinkKeys.LOCALE_CONFIG));
    ZoneId zone = config.timezone().orElseThrow(() -> missing(SinkKeys.TIMEZONE_CONFIG));
    String folders = withoutTrailing(pattern, config.directoryDelimiter());
    return new TimePartitioner(
        extractor(config), duration, JodaPattern.formatter(folders, locale), zone);
  }

  private static ConfigException missing(String key) {
    return new ConfigException(SinkErrors.timePartitionerNeeds(key));
  }

  private static String withoutTrailing(String pattern, String delimiter) {
    return pattern.endsWith(delimiter)
        ? pattern.substring(0, pattern.length() - delimiter.length())
        : pattern;
  }

  private static TimestampExtractor extractor(S3SinkConfig config) {
    switch (config.extractorName()) {
      case ClassNames.RECORD:
        return TimestampExtractor.record();
      case ClassNames.RECORD_FIELD:
        return new FieldTimestamp(config.timestampFieldPath());
      default:
        return TimestampExtractor.wallclock();
    }
  }
}
