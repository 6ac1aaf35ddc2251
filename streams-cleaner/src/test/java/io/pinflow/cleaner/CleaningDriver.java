package io.pinflow.cleaner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology of user {@code u} without a broker: texts in, records out. */
final class CleaningDriver implements AutoCloseable {
  static final CleanerConfig CONFIG =
      new CleanerConfig(Map.of("bootstrap.servers", "localhost:1", "cleaner.user-id", "u"));

  private final TopologyTestDriver driver;

  CleaningDriver(SizeLimits limits) {
    this.driver =
        new TopologyTestDriver(
            CleaningTopology.create(CONFIG.names(), CONFIG::format, limits), CONFIG.streams());
  }

  void pipe(String table, String message) {
    input(table).pipeInput(bytes("key"), bytes(message));
  }

  void pipe(String table, TestRecord<byte[], byte[]> record) {
    input(table).pipeInput(record);
  }

  private TestInputTopic<byte[], byte[]> input(String table) {
    return driver.createInputTopic(
        "u." + table, new ByteArraySerializer(), new ByteArraySerializer());
  }

  List<TestRecord<byte[], byte[]>> cleaned(String table) {
    return read("u." + table + ".cleaned");
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return read("u.deadletter");
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String header(TestRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : text(header.value());
  }

  @Override
  public void close() {
    driver.close();
  }
}
