package io.pinflow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the golden cases can't show: that plain rows are views and the reader is left alone. */
class RawRecordsTest {

  private static final JsonReader NEVER =
      text -> {
        throw new IOException("Nothing to read here.");
      };

  @Test
  void shouldViewPlainRowsWithoutCopy() throws RejectedRecordException {
    Object country = new Object();

    List<RawRecord> rows = RawRecords.unwrap(Map.of("ind", 41, "country", country), NEVER);

    assertThat(rows)
        .singleElement()
        .satisfies(row -> assertThat(row.value("country")).isSameAs(country));
  }

  @Test
  void shouldKeyRowsByTheirNumberUnderAnyName() throws RejectedRecordException {
    assertThat(RawRecords.key(Table.PIN, RawRecord.of(Map.of("index", 41)))).isEqualTo("41");
    assertThat(RawRecords.key(Table.PIN, RawRecord.of(Map.of("ind", "41")))).isEqualTo("41");
    assertThat(RawRecords.key(Table.USER, RawRecord.of(Map.of("index", 41.0)))).isEqualTo("41");
    assertThat(RawRecords.key(Table.GEO, RawRecord.of(Map.of("idx", "0041")))).isEqualTo("41");
  }

  @Test
  void shouldRefuseToKeyRowsWithoutNumber() {
    RejectedRecordException thrown =
        catchThrowableOfType(
            RejectedRecordException.class,
            () -> RawRecords.key(Table.PIN, RawRecord.of(Map.of("title", "x"))));

    assertThat(thrown)
        .hasMessage(
            "Cannot tell which post the row belongs to because 'index' is missing."
                + " Send 'index' as a whole number.");
  }
}
