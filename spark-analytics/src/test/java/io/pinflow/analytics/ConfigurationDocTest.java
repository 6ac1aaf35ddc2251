package io.pinflow.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Keeps docs/configuration/batch.md as the code has it, or writes it anew. */
class ConfigurationDocTest {

  private static final Path FILE = Path.of("..", "docs", "configuration", "batch.md");
  private static final String COMMAND =
      "mvn -pl spark-analytics -am test -Dtest=ConfigurationDocTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpinflow.docs.write=true";

  @Test
  void shouldDocumentEveryOptionAndDefault() throws IOException {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      Files.writeString(FILE, document());
    }

    assertThat(FILE).as("batch.md is stale. Refresh it with: " + COMMAND).hasContent(document());
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            "<!-- Generated from the options, not written by hand. Refresh with: "
                + COMMAND
                + " -->\n");
    text.append(
        """
        # Batch

        `AnalyticsMain batch`: options, each once unless it says otherwise. Times are UTC where they have no offset.

        | option | default | meaning |
        |---|---|---|
        """);
    AnalyticsMain.commandLine().getSubcommands().get("batch").getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .map(ConfigurationDocTest::row)
        .sorted()
        .forEach(text::append);
    return text.toString();
  }

  private static String row(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return "| `%s%s` | %s | %s |\n"
        .formatted(
            option.longestName(),
            value.replace("|", "\\|"),
            fallback(option),
            String.join(" ", option.description()).replace("%n", " ").replace("<", "&lt;"));
  }

  private static String fallback(ArgSpec option) {
    if (option.required()) {
      return "required";
    }
    boolean none =
        option.defaultValue() == null || Help.Visibility.NEVER.equals(option.showDefaultValue());
    return none ? "" : "`" + option.defaultValue() + "`";
  }
}
