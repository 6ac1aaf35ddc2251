package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.records.Geo;
import io.pinflow.records.Table;
import io.pinflow.records.User;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanedFormatTest {
  private static final Geo GEO =
      new Geo(7, "Côte", List.of(-88.8298, 7.5), LocalDateTime.of(2020, 8, 28, 3, 0, 0));

  @Test
  void shouldWriteAvroSingleObjectEncoding() throws Exception {
    byte[] bytes = CleanedFormat.of("avro").encode(Table.GEO, GEO);

    assertThat(HexFormat.of().formatHex(bytes)).startsWith("c301");
    assertThat(Geo.getDecoder().decode(bytes)).isEqualTo(GEO);
  }

  @Test
  void shouldStartEachRecordAnew() throws Exception {
    CleanedFormat format = CleanedFormat.of("avro");
    User user = new User(8, "Ada L", 36, LocalDateTime.of(2016, 1, 2, 3, 4, 5));

    byte[] first = format.encode(Table.GEO, GEO);
    byte[] second = format.encode(Table.USER, user);
    byte[] third = format.encode(Table.GEO, GEO);

    assertThat(User.getDecoder().decode(second)).isEqualTo(user);
    assertThat(third).isEqualTo(first);
  }

  @Test
  void shouldWriteJsonWithLocalIsoTimes() {
    assertThat(new String(CleanedFormat.of("json").encode(Table.GEO, GEO), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"ind\":7,\"country\":\"Côte\",\"coordinates\":[-88.8298,7.5],\"timestamp\":\"2020-08-28T03:00:00\"}");
  }
}
