package io.pinflow.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;

/** A page of docs/configuration/ that is generated from a ConfigDef. */
final class GeneratedPage {
  private static final String COMMAND =
      "mvn -pl connect-plugin -am test -Dtest=ConfigurationDocsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpinflow.docs.write=true";

  private final Path file;
  private final String text;

  GeneratedPage(String name, String introduction, ConfigDef definition) {
    this.file = Repository.path("docs/configuration").resolve(name);
    this.text =
        "<!-- Generated from the ConfigDef, not written by hand. Refresh with: "
            + COMMAND
            + " -->\n"
            + introduction
            + "\n"
            + ConfigMarkdown.tables(definition);
  }

  /** Compares with the committed page; with {@code -Dpinflow.docs.write=true} writes it. */
  void verify() {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      write();
    }
    assertThat(Files.exists(file) ? Repository.text(file) : "")
        .as(file.getFileName() + " is stale. Refresh it with: " + COMMAND)
        .isEqualTo(text);
  }

  private void write() {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
