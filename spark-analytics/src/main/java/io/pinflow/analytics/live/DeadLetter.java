package io.pinflow.analytics.live;

import io.pinflow.analytics.kernel.Micros;
import io.pinflow.records.Table;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A refused message as a row of the dead letter table. */
final class DeadLetter {

  /** The batch's columns, and two of Kinesis after them. */
  static final StructType COLUMNS =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("timestamp", DataTypes.TimestampType)
          .add("table", DataTypes.StringType)
          .add("field", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("message", DataTypes.StringType)
          .add("remedy", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("shard", DataTypes.StringType)
          .add("sequence_number", DataTypes.StringType);

  private static final int HEADERS = 9;

  private DeadLetter() {}

  /** The row of a message that was refused here. */
  static List<Object> refused(Table table, Message message, Refusal refusal) {
    return Arrays.asList(
        message.topic(),
        message.partition().orElse(null),
        message.offset().orElse(null),
        Micros.instant(message.arrived()),
        table.topicSuffix(),
        refusal.field(),
        refusal.reason(),
        refusal.message(),
        refusal.remedy(),
        message.hasValue() ? text(message.value()) : null,
        message.shard().orElse(null),
        message.sequenceNumber().orElse(null));
  }

  /** The row of a letter that the cleaner wrote: from where its headers say. */
  static List<Object> ofCleaner(Row row) {
    Message letter = new Message(row);
    Map<String, String> headers =
        Headers.of(row.isNullAt(HEADERS) ? List.of() : row.getList(HEADERS));
    return Arrays.asList(
        headers.getOrDefault("__streams.errors.topic", letter.topic()),
        number(headers, "__streams.errors.partition")
            .map(Math::toIntExact)
            .or(letter::partition)
            .orElse(null),
        number(headers, "__streams.errors.offset").or(letter::offset).orElse(null),
        Micros.instant(letter.arrived()),
        headers.get("pinflow.errors.table"),
        headers.get("pinflow.errors.field"),
        headers.get("pinflow.errors.reason"),
        headers.get("__streams.errors.message"),
        headers.get("pinflow.errors.remedy"),
        letter.hasValue() ? text(letter.value()) : null,
        null,
        null);
  }

  private static Optional<Long> number(Map<String, String> headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  /** As text where it is text, else as Base64, like the S3 sink's envelope. */
  private static String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException binary) {
      return Base64.getEncoder().encodeToString(value);
    }
  }
}
