package io.pinflow.analytics.quality;

import static io.pinflow.analytics.quality.QualityHome.TIME;
import static io.pinflow.analytics.quality.QualityHome.brief;
import static io.pinflow.analytics.quality.QualityHome.geo;
import static io.pinflow.analytics.quality.QualityHome.pin;
import static io.pinflow.analytics.quality.QualityHome.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.analytics.AnalyticsException;
import io.pinflow.records.Table;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of real tables. */
class QualityIT {

  @TempDir private Path folder;
  private QualityHome home;

  @BeforeEach
  void setUp() {
    home = new QualityHome(folder);
  }

  @Test
  void shouldFindEachKindOfViolation() {
    // Given posts of which some are not as expected
    home.addPosts(1, 300);
    home.add(
        Table.PIN,
        List.of(pin(7, "twice"), pin(400, "alone", -1, "image"), pin(401, "alone", 1, "hologram")));
    home.add(
        Table.GEO,
        List.of(
            geo(500, LocalDateTime.now(ZoneOffset.UTC).plusDays(3)),
            geo(501, TIME, 90.5),
            geo(null, TIME)));
    home.add(Table.USER, List.of(user(1, 33), user(2, 33), user(502, 7), user(503, null)));

    // When
    QualityOutcome outcome = home.check(QualityScope.CHANGED);

    // Then
    assertThat(brief(outcome, "pin", "ind is unique")).isEqualTo("FAILED table 2/303 [7]");
    assertThat(brief(outcome, "user", "ind is unique")).isEqualTo("FAILED table 4/304 [1, 2]");
    assertThat(brief(outcome, "geo", "ind is unique")).isEqualTo("PASSED table 0/302 []");
    assertThat(brief(outcome, "geo", "ind is there")).isEqualTo("FAILED table 1/303 []");
    assertThat(brief(outcome, "user", "age is there")).isEqualTo("FAILED table 1/304 [503]");
    assertThat(brief(outcome, "user", "age is in range")).isEqualTo("FAILED table 1/303 [502]");
    assertThat(brief(outcome, "pin", "follower_count is in range"))
        .isEqualTo("FAILED table 1/303 [400]");
    assertThat(brief(outcome, "geo", "coordinates[0] is in range"))
        .isEqualTo("FAILED table 1/303 [501]");
    assertThat(brief(outcome, "geo", "timestamp is in range"))
        .isEqualTo("FAILED table 1/303 [500]");
    assertThat(brief(outcome, "pin", "is_image_or_video is accepted"))
        .isEqualTo("PASSED table 1/303 []");
    assertThat(brief(outcome, "geo", "its pin is there")).isEqualTo("PASSED table 2/302 []");
    assertThat(brief(outcome, "pin", "as many new rows as usual"))
        .isEqualTo("NOT_CHECKED table 0/303 []");
    assertThat(home.history().count()).isEqualTo(outcome.findings().size());
    assertThat(line("geo", "timestamp is in range").toString())
        .isEqualTo(
            """
            {"table":"geo","expectation":"timestamp is in range","kind":"range","column":"timestamp",\
            "scope":"table","checked":303,"violations":1,"rate":0.0033003300330033004,\
            "allowed_rate":0.0,"status":"failed","severity":"fail",\
            "observed":"1 of 303 rows out of range (0.33 %)","expected":"2010-01-01 to now+14h",\
            "examples":[500]}""");
    assertThatThrownBy(outcome::require)
        .isInstanceOf(AnalyticsException.class)
        .hasMessageStartingWith("Data quality: 8 expectations do not hold. pin: ind is unique (")
        .hasMessageContaining(
            "user: age is in range (expected 13 to 120; 1 of 303 rows out of range (0.33 %))")
        .hasMessageEndingWith("or change the expectation with --expectations.");
  }

  @Test
  void shouldLookOnlyAtWhatChangedSinceTheLastCheck() {
    // Given tables that were checked
    home.addPosts(1, 300);
    home.addPosts(1000, 1300);
    assertThat(home.check(QualityScope.CHANGED).failed()).isZero();

    // When rows come that are new, changed, there already, and without their pin
    home.add(Table.USER, List.of(user(301, 33), user(5, 33)));
    home.sql("UPDATE %s SET age = 5 WHERE ind = 9", Table.USER);
    QualityOutcome changed = home.check(QualityScope.CHANGED);

    // Then
    assertThat(brief(changed, "user", "age is in range")).isEqualTo("FAILED changed 1/3 [9]");
    assertThat(brief(changed, "user", "ind is unique")).isEqualTo("FAILED changed 2/4 [5]");
    assertThat(brief(changed, "user", "its pin is there")).isEqualTo("NOT_CHECKED changed 0/0 []");
    assertThat(brief(changed, "pin", "ind is unique")).isEqualTo("NOT_CHECKED changed 0/0 []");

    // When nothing changes but the layout of files
    home.sql("OPTIMIZE %s", Table.USER);
    QualityOutcome again = home.check(QualityScope.CHANGED);

    // Then the findings stay
    assertThat(again.repeated()).isTrue();
    assertThat(again.findings()).isEqualTo(changed.findings());
    assertThat(home.history().select("run_id").distinct().count()).isEqualTo(2);

    // When everything is to be checked
    QualityOutcome full = home.check(QualityScope.FULL, Optional.empty(), "the run");
    assertThat(brief(full, "user", "age is in range")).isEqualTo("FAILED table 1/603 [9]");
    assertThat(brief(full, "user", "its pin is there")).isEqualTo("PASSED table 1/602 []");
    assertThat(home.check(QualityScope.FULL, Optional.empty(), "the run").findings())
        .isEqualTo(full.findings());
    assertThat(home.history().where("run_id = 'the run'").count())
        .isEqualTo(full.findings().size());
  }

  @Test
  void shouldCompareWithEarlierRuns() {
    // Given
    Path rules =
        home.rules(
            """
            {"built_in": "none", "tables": {"pin": [
              {"kind": "drift", "of": "volume", "min_runs": 3},
              {"kind": "drift", "of": "null_rate", "column": "title", "min_runs": 3, "min_rows": 5},
              {"kind": "null_rate", "column": "title", "allowed_rate": 1, "expectation": "any"}]}}
            """);
    for (int run = 0; run < 3; run++) {
      home.add(Table.PIN, pins(run * 10, 10 + run, "title"));
      assertThat(brief(home.check(QualityScope.CHANGED, rules), "pin", "as many new rows as usual"))
          .startsWith("NOT_CHECKED");
    }

    // When a run is as the others, then another one is not
    home.add(Table.PIN, pins(100, 12, "title"));
    QualityOutcome usual = home.check(QualityScope.CHANGED, rules);
    home.add(Table.PIN, pins(200, 90, null));
    QualityOutcome unusual = home.check(QualityScope.CHANGED, rules);

    // Then
    assertThat(usual.passed()).isEqualTo(2);
    assertThat(unusual.findings())
        .extracting(Finding::observed)
        .containsExactly(
            "90 new rows; median of 4 runs 12",
            "100 % null; median of 4 runs 0 %",
            "90 rows to look at; it takes 200");
  }

  @Test
  void shouldCheckAllRowsOnceWhenTheRulesAreNew() {
    home.addPosts(1, 10);
    home.check(QualityScope.CHANGED);
    Path rules =
        home.rules(
            """
            {"tables": {"user": [{"kind": "range", "column": "age", "max": 30}],
                        "pin": [{"kind": "unique", "severity": "off"}]}}
            """);

    QualityOutcome outcome = home.check(QualityScope.CHANGED, rules);

    assertThat(brief(outcome, "user", "age is in range"))
        .isEqualTo("FAILED table 10/10 [1, 2, 3, 4, 5]");
    assertThat(outcome.findings()).extracting(Finding::key).doesNotContain("pin/ind is unique");
    assertThat(home.check(QualityScope.CHANGED, rules).repeated()).isTrue();
  }

  @Test
  void shouldRefuseABrokenFileBeforeAnythingIsDone() {
    Path rules =
        home.rules("{\"tables\": {\n \"pin\": [{\"kind\": \"unique\", \"severity\": \"loud\"}]}}");

    assertThatThrownBy(() -> home.check(QualityScope.CHANGED, rules))
        .isInstanceOf(AnalyticsException.class)
        .hasMessage(
            "Invalid expectation in '"
                + rules
                + "', line 2, tables.pin[0].severity: 'loud'. Expected one of warn, fail, off.");
    assertThatThrownBy(() -> home.check(QualityScope.CHANGED, folder.resolve("none.json")))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("none.json' because there is no such file.");
  }

  private JsonNode line(String table, String expectation) {
    return home.file().stream()
        .filter(line -> line.path("table").asText().equals(table))
        .filter(line -> line.path("expectation").asText().equals(expectation))
        .findFirst()
        .orElseThrow();
  }

  private static List<org.apache.spark.sql.Row> pins(int first, int number, String title) {
    return IntStream.range(first, first + number).mapToObj(ind -> pin(ind, title)).toList();
  }
}
