package io.pinflow.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JodaPatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH,year=2024/month=12/day=31/hour=09",
        "YYYY-MM-dd,2024-12-31",
        "yyyy/M/d,2024/12/31",
        "YY,24",
        "xxxx-'W'ww-e,2025-W01-2",
        "D,366",
        "HH-mm-ss-SSS,09-05-07-008",
        "kk:KK:hh,09:09:09",
        "E EEEE,Tue Tuesday",
        "MMM MMMM,Dec December",
        "G a,AD AM",
        "Z ZZ ZZZ,+0100 +01:00 Europe/Paris",
        "'it''s' '',it's '",
        "YYYYMMddHH,2024123109"
      })
  void shouldFormatAsJodaTimeDoes(String pattern, String expected) {
    ZonedDateTime time = ZonedDateTime.parse("2024-12-31T09:05:07.008+01:00[Europe/Paris]");

    assertThat(JodaPattern.formatter(pattern, Locale.US).format(time)).isEqualTo(expected);
  }

  @Test
  void shouldNameALetterThatStandsForNothing() {
    assertThatThrownBy(() -> JodaPattern.formatter("YYYY/bogus", Locale.US))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid path.format: 'YYYY/bogus'. The letter 'b'");
  }
}
