package io.pinflow.emulator.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The words posts are made of; read once from resources, immutable. */
final class Vocabulary {
  private static final String COMMON = "common";

  private final List<String> countries;
  private final Map<String, List<String>> words;

  private Vocabulary(List<String> countries, Map<String, List<String>> words) {
    this.countries = countries;
    this.words = words;
  }

  static Vocabulary load() {
    try {
      return new Vocabulary(lines("countries.txt"), words("vocabulary.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Countries in alphabetical order. */
  List<String> countries() {
    return countries;
  }

  /** First names in alphabetical order. */
  List<String> firstNames() {
    return common("first");
  }

  /** Last names in alphabetical order. */
  List<String> lastNames() {
    return common("last");
  }

  List<String> common(String kind) {
    return ofCategory(COMMON, kind);
  }

  /** The words of a kind of one category, or the common ones where it has none of its own. */
  List<String> ofCategory(String category, String kind) {
    List<String> own = words.get(category + "." + kind);
    List<String> found = own == null ? words.get(COMMON + "." + kind) : own;
    if (found == null) {
      throw new IllegalArgumentException("No words '" + kind + "' in vocabulary.properties.");
    }
    return found;
  }

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader reader = new BufferedReader(open(resource))) {
      return reader.lines().toList();
    }
  }

  private static Map<String, List<String>> words(String resource) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = open(resource)) {
      properties.load(reader);
    }
    Map<String, List<String>> words = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(
            name ->
                words.put(
                    name,
                    Arrays.asList(properties.getProperty(name).split(";", -1)).stream()
                        .map(String::strip)
                        .toList()));
    return Map.copyOf(words);
  }

  private static Reader open(String resource) throws IOException {
    InputStream stream = Vocabulary.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("The emulator's archive lacks " + resource + ".");
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }
}
