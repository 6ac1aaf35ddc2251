package io.pinflow.analytics.live;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import io.pinflow.records.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.types.DataTypes;

/**
 * The streams of messages, all of one shape: form, topic, partition, offset, shard, sequence
 * number, arrival, key, value, and with dead letters their headers. {@link Message} reads it.
 */
final class Sources {

  /** Form of a message: JSON as it came. */
  static final String RAW = "raw";

  /** Form of a message: Avro that the cleaner made. */
  static final String CLEANED = "cleaned";

  /** Bounds a micro-batch after a long pause; some seconds of work and tens of megabytes. */
  private static final String MAX_MESSAGES = "20000";

  private final SparkSession spark;
  private final LiveSettings settings;

  Sources(SparkSession spark, LiveSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /** The messages of one table from everywhere. */
  Dataset<Row> posts(Table table) {
    Optional<Dataset<Row>> streams = settings.kinesis().map(kinesis -> kinesis(kinesis, table));
    Optional<Dataset<Row>> topics = settings.kafka().map(kafka -> topic(kafka, table));
    return Stream.of(streams, topics)
        .flatMap(Optional::stream)
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  /** The letters that the cleaner wrote. */
  Dataset<Row> deadLetters(KafkaSettings kafka) {
    return kafka(kafka, settings.names().deadLetterTopic())
        .select(kafkaColumns(RAW, col("headers")));
  }

  private Dataset<Row> topic(KafkaSettings kafka, Table table) {
    return kafka.topics() == KafkaSettings.Topics.CLEANED
        ? kafka(kafka, settings.names().cleanedTopic(table)).select(kafkaColumns(CLEANED))
        : kafka(kafka, settings.names().rawTopic(table)).select(kafkaColumns(RAW));
  }

  private Dataset<Row> kafka(KafkaSettings kafka, String topic) {
    DataStreamReader reader =
        spark
            .readStream()
            .format("kafka")
            .option("kafka.bootstrap.servers", kafka.bootstrapServers())
            .option("kafka.isolation.level", "read_committed")
            .option("subscribe", topic)
            .option("startingOffsets", "earliest")
            .option("includeHeaders", "true")
            .option("maxOffsetsPerTrigger", MAX_MESSAGES);
    kafka.client().forEach((key, value) -> reader.option("kafka." + key, value));
    return reader.load();
  }

  private static Column[] kafkaColumns(String form, Column... more) {
    List<Column> columns =
        List.of(
            lit(form),
            col("topic"),
            col("partition"),
            col("offset"),
            none(),
            none(),
            unix_micros(col("timestamp")),
            col("key").cast(DataTypes.StringType),
            col("value"));
    return Stream.concat(columns.stream(), Arrays.stream(more)).toArray(Column[]::new);
  }

  private Dataset<Row> kinesis(KinesisSettings kinesis, Table table) {
    boolean shared = kinesis.layout() == KinesisSettings.StreamLayout.SHARED;
    DataStreamReader reader =
        spark
            .readStream()
            .format(kinesis.format())
            .option("streamName", shared ? kinesis.sharedStream() : settings.names().stream(table))
            .option("region", kinesis.region())
            .option("initialPosition", kinesis.initialPosition().name().toLowerCase(Locale.ROOT));
    kinesis.endpoint().ifPresent(endpoint -> reader.option("endpointUrl", endpoint));
    kinesis.options().forEach(reader::option);
    Dataset<Row> records = reader.load();
    return (shared ? records.where(belongs(table)) : records)
        .select(
            lit(RAW),
            col("stream"),
            lit(null).cast(DataTypes.IntegerType),
            lit(null).cast(DataTypes.LongType),
            col("shardId"),
            col("sequenceNumber"),
            unix_micros(col("approximateArrivalTimestamp")),
            col("partitionKey"),
            col("data"));
  }

  /** Whose key is no table's is refused by one query: the pins'. */
  private Column belongs(Table table) {
    if (table != Table.PIN) {
      return col("partitionKey").equalTo(settings.names().partitionKey(table));
    }
    Object[] others =
        Stream.of(Table.GEO, Table.USER).map(settings.names()::partitionKey).toArray();
    return col("partitionKey").isin(others).equalTo(lit(false));
  }

  private static Column none() {
    return lit(null).cast(DataTypes.StringType);
  }
}
