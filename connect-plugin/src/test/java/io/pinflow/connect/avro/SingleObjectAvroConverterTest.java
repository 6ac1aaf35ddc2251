package io.pinflow.connect.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.records.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SingleObjectAvroConverterTest {
  private static final String TOPIC = "local.geo.cleaned";
  private static final Schema EVERYTHING =
      new Schema.Parser()
          .parse(
              "{'type':'record','name':'Everything','namespace':'t','fields':[".replace('\'', '"')
                  + String.join(
                          ",",
                          "{'name':'bool','type':'boolean'}",
                          "{'name':'float','type':'float'}",
                          "{'name':'bytes','type':'bytes'}",
                          "{'name':'fixed','type':{'type':'fixed','name':'F','size':3}}",
                          "{'name':'enum','type':{'type':'enum','name':'E','symbols':['A','B']}}",
                          "{'name':'map','type':{'type':'map','values':['long','null']}}",
                          "{'name':'list','type':{'type':'array','items':['null','string']}}",
                          "{'name':'inner','type':['null',{'type':'record','name':'Inner','fields':[{'name':'x','type':'int'}]}]}",
                          "{'name':'decimal','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}}",
                          "{'name':'date','type':{'type':'int','logicalType':'date'}}",
                          "{'name':'time','type':{'type':'int','logicalType':'time-millis'}}",
                          "{'name':'instant','type':{'type':'long','logicalType':'timestamp-millis'}}",
                          "{'name':'local','type':{'type':'long','logicalType':'local-timestamp-millis'}}")
                      .replace('\'', '"')
                  + "]}");

  private final SingleObjectAvroConverter converter = new SingleObjectAvroConverter();

  @Test
  void shouldReadWhatAvroWrites() throws Exception {
    // Given
    GenericRecord geo =
        new GenericRecordBuilder(Table.GEO.schema())
            .set("ind", 7528)
            .set("country", null)
            .set("coordinates", List.of(-89.9787, -173.293))
            .set("timestamp", 1_598_586_767_000_000L)
            .build();

    // When
    SchemaAndValue data = converter.toConnectData(TOPIC, message(geo));

    // Then
    Struct value = (Struct) data.value();
    assertThat(data.schema().name()).isEqualTo("io.pinflow.records.Geo");
    assertThat(value.get("ind")).isEqualTo(7528);
    assertThat(value.get("country")).isNull();
    assertThat(value.getArray("coordinates")).isEqualTo(List.of(-89.9787, -173.293));
    assertThat(value.get("timestamp")).isEqualTo(1_598_586_767_000_000L);
    assertThat(data.schema().field("timestamp").schema().name())
        .isEqualTo("io.debezium.time.MicroTimestamp");
    assertThat(data.schema().field("country").schema().isOptional()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void shouldWriteTheVeryBytesItRead(Table table) throws Exception {
    for (Object row : new RandomData(table.schema(), 200, 1L, true)) {
      byte[] message = message((GenericRecord) row);

      SchemaAndValue data = converter.toConnectData(TOPIC, message);

      assertThat(converter.fromConnectData(TOPIC, data.schema(), data.value())).isEqualTo(message);
    }
  }

  @Test
  void shouldCarryEveryTypeOfAFurtherSchemaBothWays() throws Exception {
    // Given
    converter.configure(Map.of("schemas", EVERYTHING.toString()), false);
    BinaryMessageDecoder<GenericRecord> avro =
        new BinaryMessageDecoder<>(GenericData.get(), EVERYTHING);
    for (Object row : new RandomData(EVERYTHING, 100, 2L, true)) {
      GenericRecord original = (GenericRecord) row;
      original.put("decimal", ByteBuffer.wrap(new byte[] {1, 2}));
      original.put("time", 43_200_000);

      // When
      SchemaAndValue data = converter.toConnectData("t", message(original));
      byte[] again = converter.fromConnectData("t", data.schema(), data.value());

      // Then
      assertThat(avro.decode(again)).isEqualTo(original);
      Struct value = (Struct) data.value();
      assertThat(value.get("decimal")).isEqualTo(new BigDecimal("2.58"));
      assertThat(value.get("time")).isEqualTo(Date.from(Instant.ofEpochMilli(43_200_000)));
    }
  }

  @Test
  void shouldReadSchemasFromFiles(@TempDir Path folder) throws Exception {
    Path one = Files.writeString(folder.resolve("one.avsc"), EVERYTHING.toString());
    Path two = Files.writeString(folder.resolve("two.avsc"), "[\"int\", \"string\"]");

    List<Schema> schemas = SchemaTexts.parse(one + ", " + two);

    assertThat(schemas)
        .containsExactly(
            EVERYTHING, Schema.create(Schema.Type.INT), Schema.create(Schema.Type.STRING));
  }

  @Test
  void shouldKeepNullAsNull() {
    assertThat(converter.toConnectData(TOPIC, null)).isEqualTo(SchemaAndValue.NULL);
    assertThat(converter.fromConnectData(TOPIC, null, null)).isNull();
  }

  @Test
  void shouldNameAnUnknownFingerprint() throws Exception {
    byte[] message = SingleObject.header(0x0123456789abcdefL);

    assertThatThrownBy(() -> converter.toConnectData(TOPIC, message))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("topic 'local.geo.cleaned'")
        .hasMessageContaining("fingerprint 0123456789abcdef")
        .hasMessageContaining("io.pinflow.records.Pin")
        .hasMessageContaining("setting 'schemas'");
  }

  @Test
  void shouldRefuseWhatIsNotSingleObjectEncoding() {
    assertThatThrownBy(() -> converter.toConnectData(TOPIC, new byte[] {'{', '}'}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not start with C3 01");
  }

  @Test
  void shouldRefuseEveryCutMessage() throws Exception {
    byte[] message =
        message((GenericRecord) new RandomData(Table.USER.schema(), 1, 3L, true).iterator().next());

    for (int length = SingleObject.HEADER_BYTES; length < message.length; length++) {
      byte[] cut = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> converter.toConnectData(TOPIC, cut))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("cut or damaged");
    }
  }

  @Test
  void shouldRefuseBytesAfterTheRecord() throws Exception {
    byte[] message =
        message((GenericRecord) new RandomData(Table.USER.schema(), 1, 4L, true).iterator().next());

    assertThatThrownBy(
            () -> converter.toConnectData(TOPIC, Arrays.copyOf(message, message.length + 1)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("bytes are left");
  }

  @Test
  void shouldRefuseRecordsOfUnknownSchemas() {
    org.apache.kafka.connect.data.Schema schema = SchemaBuilder.struct().name("a.B").build();

    assertThatThrownBy(() -> converter.fromConnectData(TOPIC, schema, new Struct(schema)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no known Avro schema is called 'a.B'");
  }

  @Test
  void shouldSayWhichFieldCannotBeWritten() {
    org.apache.kafka.connect.data.Schema schema =
        SchemaBuilder.struct()
            .name("io.pinflow.records.User")
            .field("ind", SchemaBuilder.string().optional().build())
            .build();
    Struct wrong = new Struct(schema).put("ind", "seven");
    Struct missing = new Struct(schema);

    assertThatThrownBy(() -> converter.fromConnectData(TOPIC, schema, wrong))
        .hasMessageContaining("field 'io.pinflow.records.User.ind'")
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("expects int");
    assertThatThrownBy(() -> converter.fromConnectData(TOPIC, schema, missing))
        .hasMessageContaining("field 'io.pinflow.records.User.ind'")
        .hasMessageContaining("null or missing");
  }

  @Test
  void shouldRefuseSchemasConnectCannotHold() {
    String union =
        "{\"type\":\"record\",\"name\":\"U\",\"fields\":[{\"name\":\"u\",\"type\":[\"int\",\"string\"]}]}";
    String recursive =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"r\",\"type\":[\"null\",\"R\"]}]}";

    assertThatThrownBy(() -> converter.configure(Map.of("schemas", union), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("one of null and one other type");
    assertThatThrownBy(() -> converter.configure(Map.of("schemas", recursive), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("it holds itself");
  }

  @Test
  void shouldSayWhichSchemaFileCannotBeRead() {
    assertThatThrownBy(() -> converter.configure(Map.of("schemas", "no/such.avsc"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Cannot read Avro schemas from no/such.avsc")
        .hasMessageContaining("readable on every worker");
  }

  @Test
  void shouldBeFoundByConnect() {
    assertThat(ServiceLoader.load(Converter.class))
        .hasAtLeastOneElementOfType(SingleObjectAvroConverter.class);
  }

  private static byte[] message(GenericRecord row) throws IOException {
    ByteBuffer buffer =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), row.getSchema()).encode(row);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
