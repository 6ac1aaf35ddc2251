package io.pinflow.connect.sink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records for tests. */
final class Rows {

  static final Schema ROW =
      SchemaBuilder.struct()
          .name("row")
          .field("n", Schema.INT32_SCHEMA)
          .field("text", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private Rows() {}

  /** Struct records {@code {"n":offset,"text":"row offset"}}. */
  static List<SinkRecord> structs(String topic, int partition, int from, int to) {
    return range(from, to, offset -> struct(topic, partition, offset));
  }

  static SinkRecord struct(String topic, int partition, int offset) {
    Struct value = new Struct(ROW).put("n", offset).put("text", "row " + offset);
    return record(topic, partition, offset, ROW, value, 0L);
  }

  /** Byte records whose value is the text of the offset. */
  static List<SinkRecord> bytes(String topic, int partition, int from, int to) {
    return range(
        from,
        to,
        offset ->
            record(
                topic,
                partition,
                offset,
                Schema.OPTIONAL_BYTES_SCHEMA,
                Integer.toString(offset).getBytes(StandardCharsets.UTF_8),
                0L));
  }

  /** Schemaless records {@code {"n":offset}} with a timestamp each. */
  static List<SinkRecord> timed(
      String topic, int partition, int from, int to, IntFunction<Long> timestamp) {
    return range(
        from,
        to,
        offset ->
            record(topic, partition, offset, null, Map.of("n", offset), timestamp.apply(offset)));
  }

  static SinkRecord record(
      String topic, int partition, long offset, Schema schema, Object value, Long timestamp) {
    return new SinkRecord(
        topic,
        partition,
        Schema.STRING_SCHEMA,
        "key",
        schema,
        value,
        offset,
        timestamp,
        TimestampType.CREATE_TIME);
  }

  private static List<SinkRecord> range(int from, int to, IntFunction<SinkRecord> make) {
    return IntStream.range(from, to).mapToObj(make).collect(Collectors.toList());
  }
}
