package io.pinflow.connect.sink;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The time in a field of the value: a Connect timestamp, a number of epoch milliseconds
 * (microseconds where the schema is Debezium's MicroTimestamp), or ISO-8601 text; text of digits is
 * milliseconds.
 */
final class FieldTimestamp implements TimestampExtractor {

  private static final String MICRO_TIMESTAMP = "io.debezium.time.MicroTimestamp";
  private static final int MAX_DIGITS = 19;
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
          .toFormatter();

  private final List<String> path;

  FieldTimestamp(List<String> path) {
    this.path = List.copyOf(path);
  }

  @Override
  public long millis(SinkRecord record, long nowMillis) {
    Object value = record.value();
    Schema schema = record.valueSchema();
    for (String name : path) {
      schema = schemaOf(value, name);
      value = valueOf(value, name);
    }
    return millis(record, schema, value);
  }

  @SuppressWarnings("JavaUtilDate") // The class Connect gives for its Timestamp.
  private long millis(SinkRecord record, Schema schema, Object value) {
    if (value instanceof Date) {
      return ((Date) value).getTime();
    }
    if (value instanceof Number) {
      long number = ((Number) value).longValue();
      boolean micros = schema != null && MICRO_TIMESTAMP.equals(schema.name());
      return micros ? Math.floorDiv(number, 1000L) : number;
    }
    if (value instanceof String) {
      return millis(record, (String) value);
    }
    throw SinkErrors.noTimeInField(record, String.join(".", path));
  }

  private long millis(SinkRecord record, String text) {
    if (!text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
      return Long.parseLong(text);
    }
    try {
      return parsed(text).toInstant().toEpochMilli();
    } catch (DateTimeParseException notIso) {
      throw SinkErrors.noTimeInField(record, String.join(".", path));
    }
  }

  /** Text without an offset is in the worker's own zone, as Confluent's sink has it. */
  private static ZonedDateTime parsed(String text) {
    TemporalAccessor time =
        ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (time instanceof OffsetDateTime) {
      return ((OffsetDateTime) time).toZonedDateTime();
    }
    LocalDateTime local =
        time instanceof LocalDateTime ? (LocalDateTime) time : LocalDate.from(time).atStartOfDay();
    return local.atZone(ZoneId.systemDefault());
  }

  private static Schema schemaOf(Object holder, String name) {
    if (holder instanceof Struct) {
      Field field = ((Struct) holder).schema().field(name);
      return field == null ? null : field.schema();
    }
    return null;
  }

  private static Object valueOf(Object holder, String name) {
    if (holder instanceof Struct) {
      Struct struct = (Struct) holder;
      return struct.schema().field(name) == null ? null : struct.get(name);
    }
    return holder instanceof Map ? ((Map<?, ?>) holder).get(name) : null;
  }
}
