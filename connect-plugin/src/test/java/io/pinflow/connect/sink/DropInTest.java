package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.connect.ConfigurationFile;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations written for Confluent's sink mean the same here. */
class DropInTest {

  /** What some forty public pipelines run today, word for word. */
  private static final String[] IN_USE = {
    "connector.class=io.confluent.connect.s3.S3SinkConnector",
    "s3.region=us-east-1",
    "flush.size=1",
    "schema.compatibility=NONE",
    "tasks.max=3",
    "topics.regex=0a1b2c3d4e5f.*",
    "format.class=io.confluent.connect.s3.format.json.JsonFormat",
    "partitioner.class=io.confluent.connect.storage.partitioner.DefaultPartitioner",
    "value.converter.schemas.enable=false",
    "value.converter=org.apache.kafka.connect.json.JsonConverter",
    "storage.class=io.confluent.connect.s3.storage.S3Storage",
    "key.converter=org.apache.kafka.connect.storage.StringConverter",
    "s3.bucket.name=user-0a1b2c3d4e5f-bucket"
  };

  @Test
  void shouldTakeTheConfigurationInUseWordForWord() throws IOException {
    shouldLandARecordAnObjectInConfluentsLayout(inUse());
  }

  @Test
  void shouldDifferFromItInTheClassNameOnly() throws IOException {
    Map<String, String> expected = inUse();
    expected.put("connector.class", S3SinkConnector.class.getName());

    Map<String, String> asBefore =
        ConfigurationFile.of("msk-connect/sink-as-before.json").settings();

    assertThat(asBefore).isEqualTo(expected);
    shouldLandARecordAnObjectInConfluentsLayout(asBefore);
  }

  @Test
  void shouldTakeItWithEitherClassName() {
    Map<String, String> settings =
        ConfigurationFile.of("msk-connect/sink-as-before.json").settings();

    settings.put("connector.class", "io.confluent.connect.s3.S3SinkConnector");

    shouldLandARecordAnObjectInConfluentsLayout(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "sink-raw.json, t.pin, topics/t.pin/partition=2/t.pin+2+0000000181.json",
    "sink-cleaned.json, t.pin.cleaned,"
        + " topics/t.pin.cleaned/partition=2/t.pin.cleaned+2+0000000181.snappy.parquet",
    "sink-deadletter.json, t.deadletter,"
        + " topics/t.deadletter/partition=2/t.deadletter+2+0000000181.json"
  })
  void shouldNameTheObjectsReadersLookFor(String file, String topic, String object) {
    assertThat(Stream.of("local/", "msk-connect/"))
        .allSatisfy(
            folder ->
                assertThat(
                        object(
                            new S3SinkConfig(ConfigurationFile.of(folder + file).settings()),
                            topic))
                    .isEqualTo(object));
  }

  private static void shouldLandARecordAnObjectInConfluentsLayout(Map<String, String> settings) {
    S3SinkConfig config = new S3SinkConfig(settings);

    assertThat(config.flushSize()).isEqualTo(1);
    assertThat(config.formatName()).isEqualTo(ClassNames.JSON);
    assertThat(config.storesEnvelope()).isFalse();
    assertThat(object(config, "0a1b2c3d4e5f.pin"))
        .isEqualTo("topics/0a1b2c3d4e5f.pin/partition=2/0a1b2c3d4e5f.pin+2+0000000181.json");
    assertThat(ConfluentKeys.ignored(settings)).isEmpty();
  }

  private static String object(S3SinkConfig config, String topic) {
    String folder = config.partitioner().folder(Rows.record(topic, 2, 181, null, "{}", 0L), 0L);
    return config.objectNames(config.format().extension()).object(topic, folder, 2, 181);
  }

  private static Map<String, String> inUse() throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(String.join("\n", IN_USE)));
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
