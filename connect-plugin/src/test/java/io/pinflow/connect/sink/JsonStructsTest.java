package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measure is Kafka's own JsonConverter, which Confluent's sink writes structs with. */
class JsonStructsTest {

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("tiny", Schema.INT8_SCHEMA)
          .field("small", Schema.INT16_SCHEMA)
          .field("normal", Schema.INT32_SCHEMA)
          .field("big", Schema.INT64_SCHEMA)
          .field("real", Schema.FLOAT32_SCHEMA)
          .field("precise", Schema.FLOAT64_SCHEMA)
          .field("none", Schema.FLOAT64_SCHEMA)
          .field("flag", Schema.BOOLEAN_SCHEMA)
          .field("text", Schema.STRING_SCHEMA)
          .field("missing", Schema.OPTIONAL_STRING_SCHEMA)
          .field("preset", SchemaBuilder.int32().optional().defaultValue(7).build())
          .field("raw", Schema.BYTES_SCHEMA)
          .field("buffer", Schema.BYTES_SCHEMA)
          .field("price", Decimal.schema(2))
          .field("day", Date.SCHEMA)
          .field("clock", Time.SCHEMA)
          .field("instant", Timestamp.SCHEMA)
          .field("list", SchemaBuilder.array(Schema.OPTIONAL_INT32_SCHEMA).build())
          .field("map", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build())
          .field("pairs", SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.INT32_SCHEMA).build())
          .field("nested", Rows.ROW)
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"BASE64", "NUMERIC"})
  void shouldWriteWhatJsonConverterWrites(String decimals) throws Exception {
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", "false", "decimal.format", decimals), false);
    ByteArrayOutputStream written = new ByteArrayOutputStream();

    try (JsonGenerator json = Json.generator(written)) {
      new JsonStructs(decimals).write(json, SCHEMA, value());
    }

    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            new String(converter.fromConnectData("t", SCHEMA, value()), StandardCharsets.UTF_8));
    converter.close();
  }

  @SuppressWarnings("JavaUtilDate") // The class Connect takes for its times.
  private static Struct value() {
    Map<Integer, Integer> pairs = new LinkedHashMap<>();
    pairs.put(1, 2);
    return new Struct(SCHEMA)
        .put("tiny", (byte) -1)
        .put("small", (short) 300)
        .put("normal", 70_000)
        .put("big", 5_000_000_000L)
        .put("real", 0.1f)
        .put("precise", -88.8298)
        .put("none", Double.NaN)
        .put("flag", true)
        .put("text", "caf\u00e9 \ud83d\ude00 \"quoted\"\n\u2028</script>")
        .put("raw", new byte[] {1, 2, (byte) 0xff})
        .put("buffer", ByteBuffer.wrap(new byte[] {3, 4}))
        .put("price", new BigDecimal("1234.50"))
        .put("day", new java.util.Date(86_400_000L))
        .put("clock", new java.util.Date(1234))
        .put("instant", new java.util.Date(1_598_586_767_500L))
        .put("list", Arrays.asList(1, null, 3))
        .put("map", Map.of("x", 1))
        .put("pairs", pairs)
        .put("nested", new Struct(Rows.ROW).put("n", 7));
  }
}
