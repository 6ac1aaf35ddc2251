package io.pinflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration/gateway.md as the code has it, or writes it anew. */
final class ConfigurationDocTest {
  private static final Path FILE = Repository.path("docs/configuration/gateway.md");
  private static final String COMMAND =
      "mvn -pl gateway -am test -Dtest=ConfigurationDocTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dpinflow.docs.write=true";

  @Test
  void shouldDocumentEveryKeyAndDefault() throws IOException {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      Files.writeString(FILE, document());
    }

    assertThat(FILE).as("gateway.md is stale. Refresh it with: " + COMMAND).hasContent(document());
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            "<!-- Generated from the ConfigDef, not written by hand. Refresh with: "
                + COMMAND
                + " -->\n");
    text.append(
        """
            # Gateway

            A properties file for `--config`: a `kafka-rest.properties` as it is, or the keys below. A misspelt `gateway.` key is refused; keys of other parts are passed over.

            ## Its own keys

            | key | type | default | valid | meaning |
            |---|---|---|---|---|
            """);
    GatewayDefinition.DEFINITION.configKeys().values().forEach(key -> text.append(row(key)));
    text.append(
        """

        ## Keys of Kafka's clients

        Keys behind `client.` go to producer and admin client, those behind `producer.` and `admin.` to the one they name. The producer has these other defaults than Kafka's:

        | key | default |
        |---|---|
        """);
    defaults().forEach((key, value) -> text.append(row(key, value.toString())));
    return text.toString();
  }

  private static Map<String, Object> defaults() {
    Map<String, Object> defaults =
        new TreeMap<>(new GatewayConfig(Map.of("bootstrap.servers", "b:1")).kafka().producer());
    defaults.keySet().removeAll(Set.of("bootstrap.servers", "key.serializer", "value.serializer"));
    return defaults;
  }

  private static String row(String key, String value) {
    return "| `" + key + "` | `" + value + "` |\n";
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
