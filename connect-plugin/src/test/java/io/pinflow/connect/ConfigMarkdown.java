package io.pinflow.connect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.types.Password;

/** Writes a ConfigDef as Markdown: a table for each group, keys in the order they are defined. */
final class ConfigMarkdown {
  private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+),\\.\\.\\.(?:,(-?\\d+))?]");

  private ConfigMarkdown() {}

  static String tables(ConfigDef definition) {
    Map<String, List<ConfigKey>> groups =
        definition.configKeys().values().stream()
            .collect(
                Collectors.groupingBy(
                    key -> String.valueOf(key.group), LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> heading(group.getKey()) + table(group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String heading(String group) {
    return "null".equals(group) ? "" : "## " + group + "\n\n";
  }

  /** Keys that all mean the same are a list: a table would repeat it in every row. */
  private static String table(List<ConfigKey> keys) {
    if (keys.size() > 1 && keys.stream().map(key -> key.documentation).distinct().count() == 1) {
      return text(keys.get(0).documentation)
          + "\n\n"
          + keys.stream().map(key -> "- `" + key.name + "`\n").collect(Collectors.joining());
    }
    return "| Key | Value | Meaning |\n|---|---|---|\n"
        + keys.stream().map(ConfigMarkdown::row).collect(Collectors.joining());
  }

  private static String row(ConfigKey key) {
    String value =
        Stream.of(type(key), byDefault(key), valid(key), importance(key))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("<br>"));
    return "| `" + key.name + "` | " + value + " | " + text(key.documentation) + " |\n";
  }

  private static String type(ConfigKey key) {
    return key.type().toString().toLowerCase(Locale.ROOT);
  }

  private static String byDefault(ConfigKey key) {
    if (!key.hasDefault()) {
      return "**required**";
    }
    Object value = plain(key.defaultValue);
    if (value == null) {
      return "no default";
    }
    return value.toString().isEmpty() ? "default: empty" : "default: `" + value + "`";
  }

  private static Object plain(Object value) {
    if (value instanceof Password) {
      return ((Password) value).value();
    }
    return value instanceof List
        ? ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(","))
        : value;
  }

  private static String valid(ConfigKey key) {
    if (key.validator == null) {
      return "";
    }
    String valid = key.validator.toString();
    Matcher range = RANGE.matcher(valid);
    if (range.matches()) {
      return "valid: "
          + range.group(1)
          + (range.group(2) == null ? " or more" : " to " + range.group(2));
    }
    return valid.startsWith("[")
        ? Stream.of(valid.substring(1, valid.length() - 1).split(", "))
            .map(one -> "`" + one + "`")
            .collect(Collectors.joining(", ", "valid: ", ""))
        : "valid: " + text(valid);
  }

  private static String importance(ConfigKey key) {
    return "importance: " + key.importance.toString().toLowerCase(Locale.ROOT);
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("$", "&#36;");
  }
}
