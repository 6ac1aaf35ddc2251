package io.pinflow.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/quality.md as the code has it, or writes its table anew. */
class QualityDocTest {

  private static final Path FILE = Path.of("..", "docs", "quality.md");
  private static final String START =
      "<!-- Generated from expectations.json by QualityDocTest -->\n";
  private static final String END = "<!-- End -->";
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void shouldListTheBuiltInExpectations() throws IOException {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      Files.writeString(FILE, withTable(Files.readString(FILE)));
    }

    assertThat(Files.readString(FILE))
        .as("quality.md is stale: run this test with -Dpinflow.docs.write=true")
        .contains(START + table() + END);
  }

  @Test
  void shouldShowRulesThatCanBeRead() throws IOException {
    assertThat(JSON.matcher(Files.readString(FILE)).results().map(QualityDocTest::rules))
        .hasSize(1)
        .allSatisfy(
            rules ->
                assertThat(rules.expectations())
                    .extracting(Expectation::key)
                    .contains("user/two names", "user/age is in range", "pin/ind is unique")
                    .doesNotContain("user/ind is unique"));
  }

  private static Rules rules(MatchResult block) {
    return Rules.with("quality.md", block.group(1).getBytes(StandardCharsets.UTF_8));
  }

  private static String withTable(String text) {
    int start = text.indexOf(START) + START.length();
    return text.substring(0, start) + table() + text.substring(text.indexOf(END));
  }

  private static String table() {
    StringBuilder rows =
        new StringBuilder("| table | expectation | expected | severity |\n|---|---|---|---|\n");
    for (Expectation rule : Rules.builtIn().expectations()) {
      rows.append("| ")
          .append(
              String.join(
                  " | ", rule.tableName(), rule.name(), rule.expected(), rule.severityName()))
          .append(" |\n");
    }
    return rows.toString();
  }
}
