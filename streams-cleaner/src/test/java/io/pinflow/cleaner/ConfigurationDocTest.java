package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration/cleaner.md as the code has it, or writes it anew. */
class ConfigurationDocTest {
  private static final Path FILE = Repository.path("docs/configuration/cleaner.md");
  private static final String COMMAND =
      "mvn -pl streams-cleaner -am test -Dtest=ConfigurationDocTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpinflow.docs.write=true";

  @Test
  void shouldDocumentEveryKeyAndDefault() throws IOException {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      Files.writeString(FILE, document());
    }

    assertThat(FILE).as("cleaner.md is stale. Refresh it with: " + COMMAND).hasContent(document());
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            "<!-- Generated from the ConfigDef, not written by hand. Refresh with: "
                + COMMAND
                + " -->\n");
    text.append(
        """
            # Cleaner

            A properties file for `--config`, or `--set key=value`. A misspelt key of the cleaner's own is refused.

            ## Its own keys

            | key | type | default | valid | meaning |
            |---|---|---|---|---|
            """);
    CleanerConfig.DEFINITION.configKeys().values().forEach(key -> text.append(row(key)));
    text.append(
        """

        ## Keys of Kafka Streams and its clients

        Every other key goes to Kafka Streams as it is, with or without the prefixes `producer.`, `consumer.`, `main.consumer.` and `admin.`; `bootstrap.servers` is required. These have other defaults than Kafka's:

        | key | default |
        |---|---|
        """);
    defaults().forEach((key, value) -> text.append(row(key.toString(), value.toString())));
    return text.toString();
  }

  private static Map<Object, Object> defaults() {
    Map<Object, Object> defaults =
        new TreeMap<>(
            new CleanerConfig(Map.of("bootstrap.servers", "b:1", "cleaner.user-id", "user-id"))
                .streams());
    defaults.remove("bootstrap.servers");
    return defaults;
  }

  private static String row(String key, String value) {
    return "| `" + key + "` | `" + value.replace("user-id", "<user-id>") + "` |\n";
  }

  private static String row(ConfigDef.ConfigKey key) {
    String fallback = key.hasDefault() ? "`" + key.defaultValue + "`" : "required";
    String valid = key.validator == null ? "" : key.validator.toString();
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            key.name,
            key.type.toString().toLowerCase(java.util.Locale.ROOT),
            fallback,
            valid,
            key.documentation.replace("<", "&lt;"));
  }
}
