package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire contract: fingerprints that must not change by accident, and bytes that come back. */
class SchemasTest {

  private static final Pin PIN =
      new Pin(
          41, "id", "Title…\u00a0", null, 46_000, "Harbour & Pine", null, "image", "", "/a", "🦉");
  private static final Geo GEO =
      new Geo(
          42,
          "Norvania",
          List.of(-88.8298, 130.875),
          LocalDateTime.of(2021, 3, 28, 1, 30, 0, 1000));
  private static final User USER =
      new User(43, "Ilse Okonkwo", 33, LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000));

  @ParameterizedTest
  @CsvSource({"PIN, 240d422ffa043077", "GEO, 268666ce5df798ea", "USER, 2db0b7743545a3de"})
  void shouldKeepFingerprint(Table table, String expected) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(table.schema());

    assertThat(Long.toHexString(fingerprint)).isEqualTo(expected);
  }

  @Test
  void shouldStartWithMarkerAndFingerprint() throws IOException {
    ByteBuffer bytes = User.getEncoder().encode(USER);

    assertThat(bytes.get(0)).isEqualTo((byte) 0xC3);
    assertThat(bytes.get(1)).isEqualTo((byte) 0x01);
    assertThat(Long.reverseBytes(bytes.getLong(2)))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(User.getClassSchema()));
  }

  @Test
  void shouldDecodeWhatItEncodes() throws IOException {
    Pin pin = Pin.getDecoder().decode(Pin.getEncoder().encode(PIN));
    Geo geo = Geo.getDecoder().decode(Geo.getEncoder().encode(GEO));
    User user = User.getDecoder().decode(User.getEncoder().encode(USER));

    assertThat(Json.plain(pin)).isEqualTo(Json.plain(PIN));
    assertThat(Json.plain(geo)).isEqualTo(Json.plain(GEO));
    assertThat(Json.plain(user)).isEqualTo(Json.plain(USER));
  }

  @Test
  void shouldWriteTimesAsLocalMicros() throws IOException {
    byte[] body = User.getEncoder().encode(USER).array();

    // 1969-12-31T23:59:59.999999 is one microsecond before the epoch: zigzag of -1.
    assertThat(body[body.length - 1]).isEqualTo((byte) 0x01);
    assertThat(Geo.getClassSchema().getField("timestamp").schema().getLogicalType().getName())
        .isEqualTo("local-timestamp-micros");
    assertThat(User.getClassSchema().getField("date_joined").schema().getLogicalType().getName())
        .isEqualTo("local-timestamp-micros");
  }

  @Test
  void shouldKeyCleanedRecordsByInd() {
    assertThat(Cleaning.key(PIN)).isEqualTo("41");
    assertThat(Cleaning.key(GEO)).isEqualTo("42");
    assertThat(Cleaning.key(USER)).isEqualTo("43");
  }
}
