package io.pinflow.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReconcileKeysTest {
  @Test
  void shouldReadKeysThatAreTexts() {
    ReconcileKeys number = keys(new StringConverter(), KeyForm.TEXT, OrderColumn.Kind.WHOLE);
    assertThat(bound(number, "-17")).contains(Bound.of(-17L));
    assertThat(bound(number, "017")).isEmpty();
    assertThat(bound(number, "x")).isEmpty();
    assertThat(number.read(null)).isEmpty();

    ReconcileKeys text = keys(new StringConverter(), KeyForm.TEXT, OrderColumn.Kind.TEXT);
    assertThat(bound(text, "17")).contains(Bound.of("17"));
    assertThat(bound(text, Bound.of("[17").toString())).contains(Bound.of("[17"));
    assertThat(bound(text, "[17")).isEmpty();

    ReconcileKeys pair =
        keys(json(false), KeyForm.TEXT, OrderColumn.Kind.TEXT, OrderColumn.Kind.WHOLE);
    assertThat(bound(pair, "\"[\\\"a\\\",5]\"")).contains(Bound.of("a", 5L));
    assertThat(bound(pair, "\"[\\\"a\\\"]\"")).isEmpty();
    assertThat(bound(pair, "not json")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadKeysThatAreStructsAndWriteThemAsTheyWere(boolean hasSchemas) {
    // Given
    Converter converter = json(hasSchemas);
    OrderColumn.Kind whole = OrderColumn.Kind.WHOLE;
    ReconcileKeys keys = keys(converter, KeyForm.STRUCT, OrderColumn.Kind.TEXT, whole, whole);
    Schema schema =
        SchemaBuilder.struct()
            .field("column0", Schema.STRING_SCHEMA)
            .field("column1", Schema.INT64_SCHEMA)
            .field("column2", Schema.INT32_SCHEMA)
            .build();
    Struct struct = new Struct(schema).put("column0", "z");
    struct.put("column1", 4_000_000_000L).put("column2", 7);
    byte[] written = converter.fromConnectData("topic", schema, struct);

    // When
    ReconcileKey key = keys.read(written).orElseThrow();

    // Then
    assertThat(key.bound()).isEqualTo(Bound.of("z", 4_000_000_000L, 7L));
    assertThat(keys.isWritable(key, written)).isTrue();
    keys.check(schema, struct, key.bound());
    assertThat(bound(keys, "{\"column0\":\"z\",\"column1\":1}")).isEmpty();
  }

  @Test
  void shouldRefuseKeysThatTheConverterDoesNotKeep() {
    Schema schema = SchemaBuilder.struct().field("column0", Decimal.schema(2)).build();
    Struct struct = new Struct(schema).put("column0", new BigDecimal("1.50"));
    ReconcileKeys exact = keys(json(true), KeyForm.STRUCT, OrderColumn.Kind.DECIMAL);
    ReconcileKeys lossy = keys(json(false), KeyForm.STRUCT, OrderColumn.Kind.DECIMAL);

    exact.check(schema, struct, Bound.of("1.50"));

    assertThatThrownBy(() -> lossy.check(schema, struct, Bound.of("1.50")))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("is another one when it is read back")
        .hasMessageContaining("Set record.key to text");
  }

  private static Optional<Bound> bound(ReconcileKeys keys, String bytes) {
    return keys.read(bytes.getBytes(StandardCharsets.UTF_8)).map(ReconcileKey::bound);
  }

  private static Converter json(boolean hasSchemas) {
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", String.valueOf(hasSchemas)), true);
    return converter;
  }

  private static ReconcileKeys keys(Converter converter, KeyForm form, OrderColumn.Kind... kinds) {
    List<OrderColumn> columns = new ArrayList<>();
    for (OrderColumn.Kind kind : kinds) {
      String name = "column" + columns.size();
      columns.add(new OrderColumn(name, name, "?", kind));
    }
    SourceTable table =
        new SourceTable(
            TableName.of("pins"),
            Optional.empty(),
            "topic",
            Optional.empty(),
            Optional.empty(),
            new RecordForm("", form, List.of(), Optional.empty(), false),
            true);
    return new ReconcileKeys(converter, table, new ReadOrder(columns, Optional.empty()));
  }
}
