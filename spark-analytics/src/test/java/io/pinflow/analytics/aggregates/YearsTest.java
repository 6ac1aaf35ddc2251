package io.pinflow.analytics.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearsTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "+13:00"})
  void shouldBeTheYearOfTheCalendar(String name) {
    ZoneId zone = ZoneId.of(name);
    Years years = Years.of(DataTypes.TimestampType, zone);
    Random random = new Random(7);
    for (int instant = 0; instant < 20_000; instant++) {
      // From the year 1 to 9999, and close to a new year
      long micros = random.nextLong(-62_135_596_800_000_000L, 253_402_300_800_000_000L);
      assertYear(years, zone, micros);
      int year = random.nextInt(1, 9999);
      long start = LocalDate.of(year, 1, 1).atStartOfDay(zone).toEpochSecond() * 1_000_000;
      assertYear(years, zone, start);
      assertYear(years, zone, start - 1);
    }
  }

  @Test
  void shouldKnowAllThatALongCanTell() {
    Years years = Years.of(DataTypes.TimestampType, ZoneId.of("UTC"));
    assertThat(years.of(Long.MAX_VALUE)).isGreaterThan(290_000);
    assertThat(years.of(Long.MIN_VALUE)).isLessThan(-290_000);
  }

  @Test
  void shouldTakeDatesAsTheyAreInAnyZone() {
    Years years = Years.of(DataTypes.DateType, ZoneId.of("America/Los_Angeles"));
    for (LocalDate date : List.of(LocalDate.of(2017, 12, 31), LocalDate.of(1601, 1, 1))) {
      InternalRow row = new GenericInternalRow(new Object[] {(int) date.toEpochDay()});
      assertThat(years.of(row, 0)).isEqualTo(date.getYear());
    }
  }

  @Test
  void shouldTakeLocalTimesAsTheyAreInAnyZone() {
    Years years = Years.of(DataTypes.TimestampNTZType, ZoneId.of("America/Los_Angeles"));
    assertYear(years, ZoneId.of("UTC"), 1_514_764_800_000_000L);
    assertYear(years, ZoneId.of("UTC"), 1_514_764_799_999_999L);
  }

  private static void assertYear(Years years, ZoneId zone, long micros) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    assertThat(years.of(micros)).as("%s", instant).isEqualTo(instant.atZone(zone).getYear());
  }
}
