package io.pinflow.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody can read the report: axe-core finds nothing, and the keyboard reaches everything. */
final class ReportAccessIT {
  // The rows of a long table are alike, and each takes axe its time.
  private static final String VIOLATIONS =
      """
      document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
      document.querySelectorAll('tbody tr:nth-child(n + 25)').forEach((row) => row.remove());
      axe.run({ resultTypes: ['violations'] }).then((found) => found.violations.map((each) =>
        `${each.id}: ${each.help}: ${each.nodes.map((node) => node.html.slice(0, 200)).slice(0, 3).join(' | ')}`))""";

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path report;

  @BeforeAll
  static void startBrowser() throws IOException {
    Optional<Path> program = Browser.installed();
    assumeTrue(
        program.isPresent(),
        "Skipped: no Chromium on the path. Install one (Debian: apt-get install chromium) or name it with -Dpinflow.browser=FILE.");
    browser = Browser.start(program.get(), folder.resolve("profile"));
    Path results = SampleHistory.full(folder.resolve("results")).folder();
    report = folder.resolve("report.html");
    assertThat(ReportMain.execute("--results", results.toString(), "--output", report.toString()))
        .isZero();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "390,dark"})
  void shouldBreakNoRuleOfAxe(int width, String scheme) throws IOException {
    BrowserPage page = BrowserPage.open(browser, report, width, scheme);
    page.picture(
        Path.of("target", "report-pictures", "history-%d-%s.png".formatted(width, scheme)));
    JsonNode widths = page.script("[document.documentElement.scrollWidth, window.innerWidth]");
    page.script(Resources.text("/axe.min.js") + "; 0");

    JsonNode violations = page.script(VIOLATIONS);

    assertThat(violations).extracting(JsonNode::asText).isEmpty();
    assertThat(widths.get(0).asInt()).isLessThanOrEqualTo(widths.get(1).asInt());
    assertThat(page.errors()).isEmpty();
    assertThat(page.requests()).isEmpty();
  }

  @Test
  void shouldReachEveryCountryOfTheMapByKeyboard() {
    BrowserPage page = BrowserPage.open(browser, report, 1280, "light");

    JsonNode told =
        page.script(
            """
            (() => {
              const map = document.querySelector('[data-map] .stage');
              const told = map.parentElement.querySelector('[aria-live]');
              const press = (key) => { map.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); return told.textContent; };
              map.focus();
              const names = new Set();
              for (let i = 0; i < 400; i++) names.add(press('ArrowRight').split(':')[0]);
              const rows = document.querySelectorAll('#most_popular_category_by_country tbody tr');
              const wanted = new Set([...rows].map((row) => row.cells[0].textContent));
              return [names.size, wanted.size, press('Home'), press('p'), map.querySelectorAll('.active').length];
            })()""");

    assertThat(told.get(0).asInt()).isEqualTo(told.get(1).asInt());
    assertThat(told.get(2).asText()).startsWith("Afghanistan: ");
    assertThat(told.get(3).asText()).startsWith("P");
    assertThat(told.get(4).asInt()).isPositive();
  }

  @Test
  void shouldColourTheMapByACategory() {
    BrowserPage page = BrowserPage.open(browser, report, 1280, "light");

    JsonNode looks =
        page.script(
            """
            (() => {
              const map = document.querySelector('[data-map]');
              const select = map.querySelector('select');
              const before = map.querySelector('.legend').textContent;
              select.value = '1';
              select.dispatchEvent(new Event('change'));
              const count = (look) => map.querySelectorAll(`.stage .${look}`).length;
              return [before, map.querySelector('.legend').textContent, count('step4'), count('tied'), count('step0')];
            })()""");

    assertThat(looks.get(1).asText())
        .isNotEqualTo(looks.get(0).asText())
        .contains("leads alone", "tied with others", "others lead");
    assertThat(looks.get(2).asInt()).isPositive();
    assertThat(looks.get(3).asInt()).isPositive();
    assertThat(looks.get(4).asInt()).isPositive();
  }

  @Test
  void shouldCopyTheSqlWithItsValues() {
    BrowserPage page = BrowserPage.open(browser, report, 1280, "light");

    JsonNode texts =
        page.script(
            """
            (async () => {
              const copied = [];
              Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { copied.push(text); } } });
              location.hash = '#sql-category_posts_by_year';
              await new Promise((done) => window.addEventListener('hashchange', () => setTimeout(done), { once: true }));
              const fold = document.getElementById('sql-category_posts_by_year');
              for (const button of fold.querySelectorAll('[data-copy]')) button.click();
              await new Promise((done) => setTimeout(done));
              return [fold.open, ...copied, fold.querySelector('output').textContent];
            })()""");

    assertThat(texts.get(0).asBoolean()).isTrue();
    assertThat(texts.get(1).asText()).contains("IDENTIFIER(:pin_table)").startsWith("-- ");
    assertThat(texts.get(2).asText()).contains("IDENTIFIER('local_pin_table')").startsWith("-- ");
    assertThat(texts.get(3).asText()).isEqualTo("Copied");
  }
}
