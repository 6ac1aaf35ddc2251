package io.pinflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.pinflow.endtoend.Launcher.Outcome;
import io.pinflow.local.testing.LocalKinesis;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live path as a user runs it. */
class LiveIT {
  @BeforeAll
  static void needKinesis() {
    LocalKinesis.assumeAvailable();
  }

  @Test
  void shouldBringThePostsOfBothDoorsIntoDeltaAndGoOnInTheSameHome() throws Exception {
    Launcher pinflow = Launcher.withNewHome("live-demo");

    Outcome first =
        pinflow.run("demo", "--live", "--seconds", "6", "--rate", "15", "--mess", "0.1");

    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output()).contains("All adds up").contains("Delta = different posts");
    assertThat(all(first, "Taken by REST")).isBetween(200L, 270L);
    assertThat(all(first, "Taken by Kinesis")).isBetween(200L, 270L);
    assertThat(all(first, "Refused, with the reason")).isPositive();
    assertThat(all(first, "Rows in the Delta tables"))
        .isPositive()
        .isEqualTo(all(first, "Different posts"));
    assertThat(pinflow.processesLeft()).isEmpty();

    Outcome second = pinflow.run("demo", "--live", "--seconds", "3", "--rate", "10");

    assertThat(second.exitCode()).as(second.output()).isZero();
    assertThat(second.output()).contains("All adds up");
    assertThat(pinflow.processesLeft()).isEmpty();
  }

  @Test
  void shouldTakePostsOfEveryDoorOfARunningStack() throws Exception {
    Launcher pinflow = Launcher.withNewHome("live-stack");
    try {
      expectSuccess(pinflow.run("up", "--live"));
      expectSuccess(pinflow.run("emulate", "--to", "rest", "--count", "20", "--rate", "50"));
      expectSuccess(pinflow.run("emulate", "--to", "kinesis", "--count", "20", "--rate", "50"));
      expectSuccess(
          pinflow.run(
              "emulate", "--to", "database", "--count", "20", "--rate", "50", "--first", "20000"));

      Outcome live = pinflow.run("live", "--available-now");
      // What went through the database is on its way while the first run ends.
      for (int run = 1; run < 4 && !hasAll(live); run++) {
        expectSuccess(live);
        live = pinflow.run("live", "--available-now");
      }

      expectSuccess(live);
      assertThat(hasAll(live)).as(live.output()).isTrue();
      assertThat(live.output()).contains("set aside 0");
      assertThat(pinflow.run("status").output()).contains("gateway").contains("kinesis");
    } finally {
      expectSuccess(pinflow.run("down"));
    }
    assertThat(pinflow.processesLeft()).isEmpty();
  }

  /** Of 60 posts those by REST and by Kinesis are drawn and may be the same ones. */
  private static boolean hasAll(Outcome live) {
    return rows(live, "pin") >= 40
        && rows(live, "geo") == rows(live, "pin")
        && rows(live, "user") == rows(live, "pin");
  }

  private static void expectSuccess(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  /** The last number of a line of the demo's table. */
  private static long all(Outcome demo, String line) {
    return number(demo.output(), Pattern.quote(line) + "(?:\\s+[\\d,]+){3}\\s+([\\d,]+)");
  }

  private static long rows(Outcome live, String table) {
    return number(live.output(), "Delta tables:.* " + table + " ([\\d,]+) ");
  }

  private static long number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Long.parseLong(matcher.group(1).replace(",", ""));
  }
}
