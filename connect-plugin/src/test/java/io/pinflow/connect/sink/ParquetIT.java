package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parquet objects, read back by DuckDB. The JVM of this test has no Hadoop. */
class ParquetIT {

  private static final Schema EVERYTHING =
      SchemaBuilder.struct()
          .name("io.pinflow.Everything")
          .field("tiny", Schema.INT8_SCHEMA)
          .field("small", Schema.OPTIONAL_INT16_SCHEMA)
          .field("normal", Schema.INT32_SCHEMA)
          .field("big", Schema.INT64_SCHEMA)
          .field("real", Schema.FLOAT32_SCHEMA)
          .field("precise", Schema.FLOAT64_SCHEMA)
          .field("flag", Schema.BOOLEAN_SCHEMA)
          .field("text", Schema.OPTIONAL_STRING_SCHEMA)
          .field("raw", Schema.BYTES_SCHEMA)
          .field("price", Decimal.schema(2))
          .field("day", Date.SCHEMA)
          .field("instant", Timestamp.SCHEMA)
          .field(
              "local",
              SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").optional().build())
          .field("coordinates", SchemaBuilder.array(Schema.FLOAT64_SCHEMA).build())
          .field("tags", SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build())
          .field("counts", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build())
          .field("nested", Rows.ROW)
          .build();

  private static LocalS3 s3;

  private final SettableClock clock = new SettableClock("2024-03-01T10:00:00Z");

  @BeforeAll
  static void startServer() {
    s3 = new LocalS3();
  }

  @AfterAll
  static void stopServer() {
    s3.close();
  }

  @BeforeEach
  void emptyBucket() {
    s3.clear();
  }

  @Test
  void shouldRunWithoutHadoop() {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @ParameterizedTest
  @CsvSource({"snappy,.snappy", "zstd,.zstd", "gzip,.gz", "none,''"})
  void shouldKeepEveryTypeInEveryCodec(String codec, String extension) throws Exception {
    Worker worker =
        worker().log(List.of(full(0), sparse(1))).start("flush.size", "2", "parquet.codec", codec);

    worker.deliverAndCommit(10);
    worker.crash();

    String key = "topics/t/partition=0/t+0+0000000000" + extension + ".parquet";
    assertThat(s3.keys()).containsExactly(key);
    Path file = downloaded(key);
    assertThat(
            query("select * replace (instant at time zone 'UTC' as instant) from '" + file + "'"))
        .containsExactly(
            "-3|300|70000|5000000000|1.5|-88.8298|true|caf\u00e9|\\x01\\xFF|12.34|2020-08-28"
                + "|2020-08-28 03:52:47.5|2020-08-28 03:52:47.000001"
                + "|[-88.5, 21.25]|[a, NULL]|{x=1, y=2}|{'n': 7, 'text': seven}",
            "0|null|0|0|0.0|0.0|false|null||0.00|1970-01-01|1970-01-01 00:00:00.0|null"
                + "|[]|null|{}|{'n': 0, 'text': NULL}");
  }

  @Test
  void shouldTellTimesWithAZoneFromTimesWithout() throws Exception {
    Worker worker = worker().log(List.of(full(0))).start();

    worker.deliverAndCommit(10);
    worker.crash();

    Path file = downloaded(s3.keys().get(0));
    assertThat(query("describe select instant, local, coordinates, price from '" + file + "'"))
        .extracting(row -> row.replaceAll("^([^|]*\\|[^|]*).*", "$1"))
        .containsExactly(
            "instant|TIMESTAMP WITH TIME ZONE",
            "local|TIMESTAMP",
            "coordinates|DOUBLE[]",
            "price|DECIMAL(38,2)");
    assertThat(
            query(
                "select name, repetition_type, converted_type from parquet_schema('"
                    + file
                    + "') where name in ('coordinates', 'list', 'element')"))
        .startsWith("coordinates|REQUIRED|LIST", "list|REPEATED|null", "element|REQUIRED|null");
  }

  @Test
  void shouldWriteRowGroupsOfBoundedSize() throws Exception {
    List<SinkRecord> records =
        IntStream.range(0, 20_000).mapToObj(ParquetIT::wide).collect(Collectors.toList());
    Worker worker =
        worker().log(records).start("flush.size", "20000", "parquet.row.group.bytes", "1048576");

    worker.deliverAndCommit(1000);
    worker.crash();

    Path file = downloaded(s3.keys().get(0));
    assertThat(query("select count(*), sum(n), count(distinct text) from '" + file + "'"))
        .containsExactly("20000|199990000|20000");
    assertThat(query("select max(row_group_id) > 1 from parquet_metadata('" + file + "')"))
        .containsExactly("true");
  }

  @Test
  void shouldBeginAnotherObjectWhenTheSchemaChanges() {
    Schema other = SchemaBuilder.struct().name("row").field("n", Schema.INT64_SCHEMA).build();
    Worker worker =
        worker()
            .log(Rows.structs("t", 0, 0, 2))
            .log(List.of(Rows.record("t", 0, 2, other, new Struct(other).put("n", 2L), 0L)))
            .start("flush.size", "3", "rotate.idle.ms", "1");

    worker.deliver(10);
    clock.advanceMillis(1);
    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(s3.keys())
        .containsExactly(
            "topics/t/partition=0/t+0+0000000000.snappy.parquet",
            "topics/t/partition=0/t+0+0000000002.snappy.parquet");
  }

  @Test
  void shouldSayWhatToDoAboutValuesWithoutFields() {
    Worker worker = worker().log(List.of(Rows.record("t", 0, 5, null, "text", 0L))).start();

    assertThatThrownBy(() -> worker.deliver(10))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Cannot write the record at t-0, offset 5 as Parquet")
        .hasMessageContaining("Use a value.converter that gives structs");
    worker.crash();
  }

  @Test
  void shouldReportARecordThatDoesNotFitAndGoOn() {
    Worker worker =
        worker()
            .log(List.of(Rows.struct("t", 0, 0), Rows.record("t", 0, 1, Rows.ROW, "text", 0L)))
            .log(Rows.structs("t", 0, 2, 4));
    worker.context.reports = true;
    worker.start("flush.size", "3");

    worker.deliverAndCommit(10);
    worker.crash();

    assertThat(worker.context.reported).extracting(SinkRecord::kafkaOffset).containsExactly(1L);
    assertThat(s3.keys()).hasSize(1);
  }

  private Worker worker() {
    Map<String, String> settings = s3.settings();
    settings.put("format.class", "io.confluent.connect.s3.format.parquet.ParquetFormat");
    return new Worker(settings, clock);
  }

  @SuppressWarnings("JavaUtilDate") // The class Connect takes for its Date and Timestamp.
  private static SinkRecord full(int offset) {
    Struct value =
        base(-3, 70000)
            .put("small", (short) 300)
            .put("big", 5_000_000_000L)
            .put("real", 1.5f)
            .put("precise", -88.8298)
            .put("flag", true)
            .put("text", "caf\u00e9")
            .put("raw", new byte[] {1, (byte) 0xff})
            .put("price", new BigDecimal("12.34"))
            .put("day", new java.util.Date(18502L * 86_400_000))
            .put("instant", new java.util.Date(1_598_586_767_500L))
            .put("local", 1_598_586_767_000_001L)
            .put("coordinates", List.of(-88.5, 21.25))
            .put("tags", Arrays.asList("a", null))
            .put("counts", new java.util.TreeMap<>(Map.of("x", 1, "y", 2)))
            .put("nested", new Struct(Rows.ROW).put("n", 7).put("text", "seven"));
    return Rows.record("t", 0, offset, EVERYTHING, value, 0L);
  }

  private static SinkRecord sparse(int offset) {
    return Rows.record("t", 0, offset, EVERYTHING, base(0, 0), 0L);
  }

  @SuppressWarnings("JavaUtilDate") // The class Connect takes for its Date and Timestamp.
  private static Struct base(int tiny, int normal) {
    return new Struct(EVERYTHING)
        .put("tiny", (byte) tiny)
        .put("normal", normal)
        .put("big", 0L)
        .put("real", 0f)
        .put("precise", 0d)
        .put("flag", false)
        .put("raw", new byte[0])
        .put("price", new BigDecimal("0.00"))
        .put("day", new java.util.Date(0))
        .put("instant", new java.util.Date(0))
        .put("coordinates", List.of())
        .put("counts", Map.of())
        .put("nested", new Struct(Rows.ROW).put("n", 0));
  }

  private static SinkRecord wide(int offset) {
    String text = Integer.toString(offset).repeat(40);
    Struct value = new Struct(Rows.ROW).put("n", offset).put("text", text);
    return Rows.record("t", 0, offset, Rows.ROW, value, 0L);
  }

  private static Path downloaded(String key) throws Exception {
    Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), "read-", ".parquet");
    return Files.write(file, s3.bytes(key));
  }

  private static List<String> query(String sql) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        return texts(rows);
      }
    }
  }

  private static List<String> texts(ResultSet rows) throws Exception {
    List<String> texts = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        row.add(String.valueOf(text(rows, column)));
      }
      texts.add(String.join("|", row));
    }
    return texts;
  }

  private static Object text(ResultSet rows, int column) throws Exception {
    Object value = rows.getObject(column);
    if (value instanceof java.sql.Blob) {
      return escaped(rows.getBytes(column));
    }
    return value == null ? null : rows.getString(column);
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append(String.format("\\x%02X", each & 0xff));
    }
    return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
