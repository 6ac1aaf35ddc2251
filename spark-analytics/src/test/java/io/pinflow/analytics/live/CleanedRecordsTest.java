package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pinflow.records.Geo;
import io.pinflow.records.Pin;
import io.pinflow.records.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanedRecordsTest {

  private static final LocalDateTime BEFORE_1970 =
      LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1_000);

  @Test
  void shouldReadCoordinatesToTheLastDigit() throws Exception {
    List<Double> coordinates = List.of(-89.9787, 7.318400000000001);

    List<Object> values =
        new CleanedRecords(Table.GEO).values(encoded(new Geo(7, null, coordinates, BEFORE_1970)));

    assertThat(values).isEqualTo(Arrays.asList(7, null, coordinates, BEFORE_1970));
  }

  @Test
  void shouldReadEveryColumnOfAPin() throws Exception {
    Pin pin =
        new Pin(1, "u", "Titel – ü 𝒯", null, 15_000_000, "p", "a,b", "image", "i", "/d", "c");
    ByteBuffer bytes = Pin.getEncoder().encode(pin);
    byte[] message = new byte[bytes.remaining()];
    bytes.get(message);

    assertThat(new CleanedRecords(Table.PIN).values(message))
        .isEqualTo(
            Arrays.asList(
                1, "u", "Titel – ü 𝒯", null, 15_000_000, "p", "a,b", "image", "i", "/d", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"ind\":1}", "short"})
  void shouldRefuseWhatIsNoSingleObject(String message) {
    assertThatThrownBy(
            () -> new CleanedRecords(Table.GEO).values(message.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RefusedMessageException.class)
        .hasMessageContaining("does not begin with the mark of Avro single-object encoding");
  }

  @Test
  void shouldRefuseTheRecordOfAnotherTableAndOneCutShort() throws IOException {
    byte[] geo = encoded(new Geo(7, "x", List.of(1.0, 2.0), BEFORE_1970));

    assertThatThrownBy(() -> new CleanedRecords(Table.PIN).values(geo))
        .hasMessageContaining("written with another schema");
    assertThatThrownBy(
            () -> new CleanedRecords(Table.GEO).values(Arrays.copyOf(geo, geo.length - 3)))
        .hasMessageContaining("its body does not follow the schema");
  }

  private static byte[] encoded(Geo geo) throws IOException {
    ByteBuffer bytes = Geo.getEncoder().encode(geo);
    byte[] message = new byte[bytes.remaining()];
    bytes.get(message);
    return message;
  }
}
