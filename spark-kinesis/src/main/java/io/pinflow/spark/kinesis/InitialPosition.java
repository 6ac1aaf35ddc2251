package io.pinflow.spark.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Where a query without a checkpoint begins.
 *
 * @param millis the time since 1970 of {@code AT_TIMESTAMP}, 0 otherwise
 */
record InitialPosition(Kind kind, long millis) {

  /** What it is given by. */
  enum Kind {
    LATEST,
    OLDEST,
    AT_TIMESTAMP
  }

  private static final String EXPECTED =
      "'latest', 'trim_horizon', 'earliest' or {\"at_timestamp\": \"2026-01-31T08:00:00Z\"}";

  static InitialPosition parse(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "latest" -> new InitialPosition(Kind.LATEST, 0);
      case "trim_horizon", "earliest" -> new InitialPosition(Kind.OLDEST, 0);
      default -> at(value);
    };
  }

  private static InitialPosition at(String value) {
    try {
      JsonNode node = new ObjectMapper().readTree(value);
      JsonNode time = node.path("at_timestamp");
      if (time.isNumber()) {
        return positive(value, time.asLong());
      }
      if (time.isTextual()) {
        return positive(value, millis(time.asText(), node.path("format").asText("")));
      }
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw KinesisErrors.invalid(KinesisOption.INITIAL_POSITION, value, EXPECTED, e);
    }
    throw KinesisErrors.invalid(KinesisOption.INITIAL_POSITION, value, EXPECTED);
  }

  private static InitialPosition positive(String value, long millis) {
    if (millis <= 0) {
      throw KinesisErrors.invalid(KinesisOption.INITIAL_POSITION, value, "a time after 1970");
    }
    return new InitialPosition(Kind.AT_TIMESTAMP, millis);
  }

  private static long millis(String time, String format) {
    if (format.isEmpty()) {
      return ZonedDateTime.parse(time, DateTimeFormatter.ISO_ZONED_DATE_TIME)
          .toInstant()
          .toEpochMilli();
    }
    return Instant.ofEpochSecond(
            DateTimeFormatter.ofPattern(format, Locale.ROOT)
                .parse(time)
                .getLong(ChronoField.INSTANT_SECONDS))
        .toEpochMilli();
  }

  /** The position of a shard seen at the first plan, made at {@code now}. */
  ShardPosition of(Shard shard, long now) {
    return switch (kind) {
      case OLDEST -> ShardPosition.oldest(shard.first());
      case AT_TIMESTAMP -> ShardPosition.at(shard.first(), millis);
      // What is closed has no latest record to wait for.
      case LATEST ->
          shard.closed()
              ? ShardPosition.oldest(shard.first()).end()
              : ShardPosition.at(shard.first(), now);
    };
  }
}
