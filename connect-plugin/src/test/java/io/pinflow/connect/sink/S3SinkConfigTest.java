package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SinkConfigTest {

  @Test
  void shouldReadTheConfigurationOfTheBootcampAsItIs() {
    S3SinkConfig config =
        new S3SinkConfig(
            Map.ofEntries(
                Map.entry("connector.class", "io.confluent.connect.s3.S3SinkConnector"),
                Map.entry("s3.region", "us-east-1"),
                Map.entry("flush.size", "1"),
                Map.entry("schema.compatibility", "NONE"),
                Map.entry("tasks.max", "3"),
                Map.entry("topics.regex", "0123456789ab.*"),
                Map.entry("format.class", "io.confluent.connect.s3.format.json.JsonFormat"),
                Map.entry(
                    "partitioner.class",
                    "io.confluent.connect.storage.partitioner.DefaultPartitioner"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("storage.class", "io.confluent.connect.s3.storage.S3Storage"),
                Map.entry("s3.bucket.name", "user-0123456789ab-bucket")));

    assertThat(config.region()).isEqualTo("us-east-1");
    assertThat(config.flushSize()).isEqualTo(1);
    assertThat(config.format().extension()).isEqualTo(".json");
    assertThat(config.bucket()).isEqualTo("user-0123456789ab-bucket");
    assertThat(ConfluentKeys.ignored(config.originalsStrings())).isEmpty();
  }

  @Test
  void shouldHaveConfluentsDefaults() {
    S3SinkConfig config = config();

    assertThat(config.region()).isEqualTo("us-west-2");
    assertThat(config.storeUrl()).isEmpty();
    assertThat(config.pathStyle()).isTrue();
    assertThat(config.partSize()).isEqualTo(26_214_400);
    assertThat(config.requestRetries()).isEqualTo(3);
    assertThat(config.requestBackoffMillis()).isEqualTo(200);
    assertThat(config.uploadBackoffMillis()).isEqualTo(5000);
    assertThat(config.accessKey()).isEmpty();
    assertThat(config.secretKey()).isEmpty();
    assertThat(config.compression().extension()).isEmpty();
    assertThat(config.bytesExtension()).isEqualTo(".bin");
    assertThat(config.bytesSeparator())
        .isEqualTo(System.lineSeparator().getBytes(StandardCharsets.UTF_8));
    assertThat(config.lineBreaks()).isEqualTo("keep");
    assertThat(config.decimalFormat()).isEqualTo("BASE64");
    assertThat(config.parquetCodec()).isEqualTo("snappy");
    assertThat(config.rowGroupBytes()).isEqualTo(33_554_432);
    assertThat(config.storesEnvelope()).isFalse();
    assertThat(config.directoryDelimiter()).isEqualTo("/");
    assertThat(config.partitionerName()).isEqualTo(ClassNames.DEFAULT_PARTITIONER);
    assertThat(config.partitionDurationMillis()).isEqualTo(-1);
    assertThat(config.pathFormat()).isEmpty();
    assertThat(config.locale()).isEmpty();
    assertThat(config.timezone()).isEmpty();
    assertThat(config.extractorName()).isEqualTo(ClassNames.WALLCLOCK);
    assertThat(config.timestampFieldPath()).containsExactly("timestamp");
    assertThat(config.flushBytes()).isEqualTo(-1);
    assertThat(config.rotateIntervalMillis()).isEqualTo(-1);
    assertThat(config.rotateScheduleMillis()).isEqualTo(-1);
    assertThat(config.rotateIdleMillis()).isEqualTo(-1);
    assertThat(config.rotatesOnPartitionChange()).isTrue();
    assertThat(config.ignoresNullValues()).isFalse();
    assertThat(config.keepsNullValues()).isFalse();
    assertThat(config.reportsNullValues()).isTrue();
    assertThat(config.uploadThreads()).isEqualTo(4);
  }

  @Test
  void shouldReadEveryKey() {
    S3SinkConfig config =
        config(
            "s3.region", "eu-west-1",
            "store.url", "store.example:9000",
            "s3.path.style.access.enabled", "false",
            "s3.part.size", "5242880",
            "s3.part.retries", "7",
            "s3.retry.backoff.ms", "11",
            "retry.backoff.ms", "12",
            "aws.access.key.id", "id",
            "aws.secret.access.key", "secret",
            "s3.compression.type", "gzip",
            "s3.compression.level", "9",
            "format.bytearray.extension", ".json",
            "format.bytearray.separator", "\n",
            "format.bytearray.line.breaks", "space",
            "json.decimal.format", "NUMERIC",
            "parquet.codec", "zstd",
            "parquet.row.group.bytes", "1048576",
            "store.envelope", "true",
            "topics.dir", "raw",
            "directory.delim", "|",
            "file.delim", "-",
            "filename.offset.zero.pad.width", "3",
            "partitioner.class", "io.confluent.connect.storage.partitioner.TimeBasedPartitioner",
            "partition.duration.ms", "60000",
            "path.format", "YYYY",
            "locale", "de_DE",
            "timezone", "Europe/Berlin",
            "timestamp.extractor", "RecordField",
            "timestamp.field", "a.b",
            "flush.size", "42",
            "flush.bytes", "43",
            "rotate.interval.ms", "44",
            "rotate.schedule.interval.ms", "45",
            "rotate.idle.ms", "46",
            "rotate.file.on.partition.change", "false",
            "behavior.on.null.values", "ignore",
            "report.null.values.to.dlq", "false",
            "upload.threads", "2");

    assertThat(config.region()).isEqualTo("eu-west-1");
    assertThat(config.storeUrl()).contains("https://store.example:9000");
    assertThat(config.pathStyle()).isFalse();
    assertThat(config.partSize()).isEqualTo(5_242_880);
    assertThat(config.requestRetries()).isEqualTo(7);
    assertThat(config.requestBackoffMillis()).isEqualTo(11);
    assertThat(config.uploadBackoffMillis()).isEqualTo(12);
    assertThat(config.accessKey()).contains("id");
    assertThat(config.secretKey()).contains("secret");
    assertThat(config.compression().extension()).isEqualTo(".gz");
    assertThat(config.bytesExtension()).isEqualTo(".json");
    assertThat(config.bytesSeparator()).containsExactly('\n');
    assertThat(config.lineBreaks()).isEqualTo("space");
    assertThat(config.decimalFormat()).isEqualTo("NUMERIC");
    assertThat(config.parquetCodec()).isEqualTo("zstd");
    assertThat(config.rowGroupBytes()).isEqualTo(1_048_576);
    assertThat(config.storesEnvelope()).isTrue();
    assertThat(config.objectNames(".x").object("t", "f", 1, 2)).isEqualTo("raw|t|f|t-1-002.x");
    assertThat(config.partitionerName()).isEqualTo(ClassNames.TIME_PARTITIONER);
    assertThat(config.partitionDurationMillis()).isEqualTo(60_000);
    assertThat(config.pathFormat()).isEqualTo("YYYY");
    assertThat(config.locale()).contains(Locale.GERMANY);
    assertThat(config.timezone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(config.extractorName()).isEqualTo(ClassNames.RECORD_FIELD);
    assertThat(config.timestampFieldPath()).containsExactly("a", "b");
    assertThat(config.flushSize()).isEqualTo(42);
    assertThat(config.flushBytes()).isEqualTo(43);
    assertThat(config.rotateIntervalMillis()).isEqualTo(44);
    assertThat(config.rotateScheduleMillis()).isEqualTo(45);
    assertThat(config.rotateIdleMillis()).isEqualTo(46);
    assertThat(config.rotatesOnPartitionChange()).isFalse();
    assertThat(config.ignoresNullValues()).isTrue();
    assertThat(config.keepsNullValues()).isFalse();
    assertThat(config.reportsNullValues()).isFalse();
    assertThat(config.uploadThreads()).isEqualTo(2);
  }

  @Test
  void shouldDocumentEveryKeyInSentences() {
    assertThat(S3SinkConfig.definition().configKeys().values())
        .allSatisfy(key -> assertThat(key.documentation).matches("(?s)[A-Z].*\\."));
  }

  @ParameterizedTest
  @CsvSource({
    "store.kafka.keys,true",
    "schema.compatibility,BACKWARD",
    "s3.ssea.name,AES256",
    "s3.wan.mode,true",
    "partition.field.name,country",
    "s3.credentials.provider.class,com.example.Provider"
  })
  void shouldRefuseAFeatureItLacks(String key, String value) {
    assertThatThrownBy(() -> config(key, value))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Cannot honour '" + key + "'")
        .hasMessageContaining("Remove the key or set it to its default");
  }

  @ParameterizedTest
  @CsvSource({
    "format.class,io.confluent.connect.s3.format.avro.AvroFormat",
    "partitioner.class,io.confluent.connect.storage.partitioner.FieldPartitioner",
    "timestamp.extractor,com.example.Extractor",
    "storage.class,com.example.Storage"
  })
  void shouldRefuseAClassItDoesNotKnow(String key, String value) {
    assertThatThrownBy(() -> config(key, value))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid " + key + ": '" + value + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "store.kafka.keys,false",
    "schema.compatibility,NONE",
    "hive.metastore.uris,thrift://x",
    "schema.generator.class,io.confluent.connect.storage.hive.schema.DefaultSchemaGenerator",
    "s3.elastic.buffer.enable,true",
    "s3.credentials.provider.class,com.amazonaws.auth.DefaultAWSCredentialsProviderChain"
  })
  void shouldAcceptWhatChangesNothing(String key, String value) {
    assertThat(config(key, value).flushSize()).isEqualTo(1);
  }

  @Test
  void shouldNameTheKeysItIgnores() {
    Map<String, String> settings = settings();
    settings.put("hive.database", "x");
    settings.put("flush.sise", "1");
    settings.put("key.converter", "x");
    settings.put("consumer.override.isolation.level", "read_committed");

    assertThat(ConfluentKeys.ignored(settings)).containsExactly("flush.sise", "hive.database");
  }

  @Test
  void shouldPutTheFaultBesideItsKeyWhenValidated() {
    Map<String, String> settings = settings();
    settings.put("store.kafka.headers", "true");

    assertThat(new S3SinkConnector().validate(settings).configValues())
        .filteredOn(value -> value.name().equals("store.kafka.headers"))
        .flatExtracting(ConfigValue::errorMessages)
        .singleElement()
        .asString()
        .contains("Cannot honour 'store.kafka.headers'");
  }

  @Test
  void shouldNeedAZoneToRotateOnSchedule() {
    assertThatThrownBy(() -> config("rotate.schedule.interval.ms", "60000"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no time zone is set. Set timezone");
  }

  @Test
  void shouldNeedWhatATimePartitionerNeeds() {
    S3SinkConfig config =
        config(
            "partitioner.class", "io.confluent.connect.storage.partitioner.HourlyPartitioner",
            "timezone", "UTC");

    assertThatThrownBy(config::partitioner)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Must specify 'locale'");
  }

  @Test
  void shouldRefuseAnUnknownZone() {
    assertThatThrownBy(() -> config("timezone", "Mars/Base"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'Mars/Base'. Expected a time zone such as UTC");
  }

  @Test
  void shouldRefuseAnEnvelopeThatIsNotJson() {
    assertThatThrownBy(config("store.envelope", "true", "format.class", "parquet")::format)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Cannot store envelopes in format 'parquet'");
  }

  @Test
  void shouldKeepTheSecretOutOfItsText() {
    assertThat(config("aws.secret.access.key", "hush").values().toString()).doesNotContain("hush");
  }

  private static S3SinkConfig config(String... changes) {
    Map<String, String> settings = settings();
    for (int index = 0; index < changes.length; index += 2) {
      settings.put(changes[index], changes[index + 1]);
    }
    return new S3SinkConfig(settings);
  }

  private static Map<String, String> settings() {
    return new HashMap<>(
        Map.of("s3.bucket.name", "bucket", "format.class", "json", "flush.size", "1"));
  }
}
