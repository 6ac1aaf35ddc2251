package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report in a real browser; pictures of it stay in {@code target/report-pictures}. */
final class ReportBrowserIT {
  private static final Path PICTURES = Path.of("target", "report-pictures");
  private static final String EVERY_CHART =
      """
      [...document.querySelectorAll('[data-chart]')].map((holder) => {
        const sizes = [...holder.querySelectorAll('.chart')].map((chart) => {
          const box = chart.querySelector('svg').getBoundingClientRect();
          return Math.min(box.width, box.height, chart.querySelectorAll('svg path').length);
        });
        return { name: holder.dataset.chart, least: sizes.length ? Math.min(...sizes) : 0 };
      })""";
  private static final String OVERFLOW =
      "[document.documentElement.scrollWidth, window.innerWidth]";

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void startBrowser() throws IOException {
    Optional<Path> program = Browser.installed();
    assumeTrue(
        program.isPresent(),
        "Skipped: no Chromium on the path. Install one (Debian: apt-get install chromium) or name it with -Dpinflow.browser=FILE.");
    browser = Browser.start(program.get(), folder.resolve("profile"));
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "390,light", "1280,dark", "390,dark", "320,light"})
  void shouldShowEveryChartWithinTheWidth(int width, String scheme) throws IOException {
    Path report = report(new SampleResults(folder.resolve("full")).full(20_000));

    BrowserPage page = BrowserPage.open(browser, report, width, scheme);

    page.picture(PICTURES.resolve("report-%d-%s.png".formatted(width, scheme)));
    assertThat(page.errors()).isEmpty();
    assertThat(page.requests()).isEmpty();
    assertEveryChart(page, 11);
    assertNoOverflow(page);
  }

  @ParameterizedTest
  @CsvSource({"1280", "390"})
  void shouldShowASinglePost(int width) throws IOException {
    Path report = report(OnePost.write(folder.resolve("one")));

    BrowserPage page = BrowserPage.open(browser, report, width, "light");

    page.picture(PICTURES.resolve("one-post-%d.png".formatted(width)));
    assertThat(page.errors()).isEmpty();
    assertEveryChart(page, 10);
    assertNoOverflow(page);
  }

  @Test
  void shouldShowAnEmptyRun() throws IOException {
    SampleResults results = new SampleResults(folder.resolve("empty")).run(0, 0, true);
    for (Question question : Question.values()) {
      results.write(question, List.of());
    }

    BrowserPage page = BrowserPage.open(browser, report(results), 390, "light");

    page.picture(PICTURES.resolve("empty-390.png"));
    assertThat(page.errors()).isEmpty();
    assertEveryChart(page, 0);
    assertNoOverflow(page);
  }

  @Test
  void shouldFindAndSortRowsOfATable() {
    Path report = report(new SampleResults(folder.resolve("tables")).full(20_000));
    BrowserPage page = BrowserPage.open(browser, report, 1280, "light");

    JsonNode shown =
        page.script(
            """
            (() => {
              const fold = document.querySelector('#most_popular_category_by_country .rows');
              fold.open = true;
              const find = fold.querySelector('input');
              find.value = 'zealand';
              find.dispatchEvent(new Event('input'));
              const found = [...fold.querySelectorAll('tbody tr')].filter((row) => !row.hidden);
              const counts = () => [...fold.querySelectorAll('tbody tr')].map((row) => Number(row.cells[2].dataset.value));
              const button = fold.querySelectorAll('th button')[2];
              button.click();
              const falling = counts().every((count, i, all) => i === 0 || all[i - 1] >= count);
              button.click();
              const rising = counts().every((count, i, all) => i === 0 || all[i - 1] <= count);
              return [found.every((row) => row.textContent.includes('New Zealand')) && found.length > 0, falling, rising];
            })()""");

    assertThat(shown).extracting(JsonNode::asBoolean).containsExactly(true, true, true);
  }

  @Test
  void shouldShowNamesOfPostersAsText() {
    Path report = report(new SampleResults(folder.resolve("names")).full(20_000));
    BrowserPage page = BrowserPage.open(browser, report, 1280, "light");

    JsonNode text =
        page.script("document.querySelector('#most_followed_user_by_country table').textContent");

    assertThat(text.asText())
        .contains("</script><script>alert(1)</script>", "Mr \"Quote\" O'Neil & <b>Sons</b>");
  }

  @Test
  void shouldPrint() {
    Path report = report(new SampleResults(folder.resolve("print")).full(20_000));
    BrowserPage page = BrowserPage.open(browser, report, 1280, "dark");

    byte[] pdf = page.pdf();

    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(page.errors()).isEmpty();
  }

  private static Path report(SampleResults results) {
    Path report = results.folder().resolve("report.html");
    int code =
        ReportMain.execute("--results", results.folder().toString(), "--output", report.toString());
    assertThat(code).isZero();
    return report;
  }

  private static void assertEveryChart(BrowserPage page, int charts) {
    JsonNode found = page.script(EVERY_CHART);
    assertThat(found).hasSize(charts);
    assertThat(found)
        .allSatisfy(
            chart ->
                assertThat(chart.path("least").asDouble())
                    .as(chart.path("name").asText())
                    .isPositive());
  }

  private static void assertNoOverflow(BrowserPage page) {
    JsonNode widths = page.script(OVERFLOW);
    assertThat(widths.get(0).asInt()).isLessThanOrEqualTo(widths.get(1).asInt());
  }
}
