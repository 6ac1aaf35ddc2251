package io.pinflow.emulator.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowTime;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts are those of Python 3.11's json.dumps. */
class PythonJsonTest {
  private final PythonJson json = new PythonJson(DateSpelling.BLANK);

  @Test
  void shouldEscapeAsPythonDoes() {
    assertThat(json.text("é😀\u007f\0\n\t\r\b\f\"\\/ ~"))
        .isEqualTo("\"\\u00e9\\ud83d\\ude00\\u007f\\u0000\\n\\t\\r\\b\\f\\\"\\\\/ ~\"");
  }

  @Test
  void shouldPutBlanksAfterCommasAndColons() {
    assertThat(json.text(List.of(Map.of("a", List.of(1, 2)), Map.of(), List.of())))
        .isEqualTo("[{\"a\": [1, 2]}, {}, []]");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7.0",
    "-88.8298, -88.8298",
    "0.00001, 1e-05",
    "0.00012, 0.00012",
    "0.0001, 0.0001",
    "-0.0000125, -1.25e-05",
    "1E+16, 1e+16",
    "123456789, 123456789.0",
    "1E+3, 1000.0",
    "-0.5, -0.5",
    "0, 0.0",
    "0.00, 0.0",
    "66.5460, 66.546",
    "1.5E+300, 1.5e+300",
    "7.3184000000000005, 7.3184000000000005"
  })
  void shouldShowFloatsAsPythonDoes(BigDecimal number, String expected) {
    assertThat(json.text(number)).isEqualTo(expected);
  }

  @Test
  void shouldKeepTheOrderOfTheTableAndSpellTimesAsAsked() {
    Row row =
        new Row(
            RawTable.GEO,
            Arrays.asList(
                7528,
                new RowTime(LocalDateTime.of(2020, 8, 28, 3, 52, 47)),
                new BigDecimal("-89.9787"),
                new BigDecimal("-173.293"),
                null));

    assertThat(json.text(json.fields(row)))
        .isEqualTo(
            "{\"ind\": 7528, \"timestamp\": \"2020-08-28 03:52:47\", \"latitude\": -89.9787,"
                + " \"longitude\": -173.293, \"country\": null}");
    PythonJson isoformat = new PythonJson(DateSpelling.T);
    assertThat(isoformat.text(isoformat.fields(row))).contains("\"2020-08-28T03:52:47\"");
  }
}
