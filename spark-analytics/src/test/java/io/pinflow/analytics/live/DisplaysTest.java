package io.pinflow.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DisplaysTest {

  private static final LiveCounts COUNTS =
      new LiveCounts("pin", 7, 1_200, 1_198, 2, 1_000, 3, 5_000, 0.0414, 1_340);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void shouldWriteAJsonLineAMicroBatch() {
    JsonDisplay display = new JsonDisplay(out);

    display.ready();
    display.batch(COUNTS);

    assertThat(text())
        .isEqualToIgnoringNewLines(
            """
            {"live":"ready"}
            {"live":"pin","batch":7,"received":1200,"cleaned":1198,"refused":2,"inserted":1000,\
            "updated":3,"rows":5000,"seconds":0.041,"behind_ms":1340}
            """);
  }

  @Test
  void shouldSayInWordsWhatATableHasAndWriteTheLastCountsAtTheEnd() {
    PlainDisplay display = new PlainDisplay(out);
    LiveCounts later = new LiveCounts("pin", 8, 1_300, 1_298, 2, 1_100, 3, 5_100, 0.05, 900);

    display.batch(COUNTS);
    display.batch(later);
    display.close();

    assertThat(text().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("pin: 5,000 rows, 1,200 received, 2 refused, \\d+/s, 1.3 s behind"),
            line ->
                assertThat(line)
                    .matches("pin: 5,100 rows, 1,300 received, 2 refused, \\d+/s, 0.9 s behind"));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
