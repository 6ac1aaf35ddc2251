package io.pinflow.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the {@code {{name}}} places of a configuration file of connector-configs/. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9-]+)}}");

  private final Path file;
  private final Map<String, String> values;

  Template(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /** The keys of a {@code .json} or {@code .properties} file with every place filled. */
  Map<String, String> fill() {
    Map<String, String> filled = new TreeMap<>();
    read().forEach((key, value) -> filled.put(key, fill(value)));
    return filled;
  }

  private Map<String, String> read() {
    try {
      String text = Files.readString(file);
      return file.toString().endsWith(".json") ? fromJson(text) : fromProperties(text);
    } catch (IOException e) {
      throw Problem.failed(
          "Cannot read the configuration " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static Map<String, String> fromJson(String text) throws JsonProcessingException {
    Map<String, String> read = new TreeMap<>();
    Json.MAPPER
        .readTree(text)
        .properties()
        .forEach(entry -> read.put(entry.getKey(), entry.getValue().asText()));
    return read;
  }

  private static Map<String, String> fromProperties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> read = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }

  private String fill(String text) {
    return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw Problem.failed(
          "Cannot fill '{{"
              + name
              + "}}' in "
              + file
              + ". Known are: "
              + new TreeMap<>(values).keySet());
    }
    return value;
  }

  /** Writes the filled file as Java properties. */
  void writeTo(Path target) {
    Properties properties = new Properties();
    properties.putAll(fill());
    try (var writer = Files.newBufferedWriter(target)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw Problem.failed("Cannot write " + target + ": " + e.getMessage() + ".", e);
    }
  }
}
