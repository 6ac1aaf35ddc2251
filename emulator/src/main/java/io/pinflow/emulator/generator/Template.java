package io.pinflow.emulator.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places for words, {@code {number} {adjective} {subject} to Try}, made ready for
 * one category; immutable.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  static List<Template> all(Vocabulary vocabulary, String category, String kind) {
    return vocabulary.ofCategory(category, kind).stream()
        .map(pattern -> of(vocabulary, category, pattern))
        .toList();
  }

  static Template of(Vocabulary vocabulary, String category, String pattern) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACE.matcher(pattern);
    int end = 0;
    while (matcher.find()) {
      parts.add(literal(pattern.substring(end, matcher.start())));
      parts.add(place(vocabulary, category, matcher.group(1)));
      end = matcher.end();
    }
    parts.add(literal(pattern.substring(end)));
    return new Template(List.copyOf(parts));
  }

  void fill(StringBuilder text, Draw draw) {
    for (Part part : parts) {
      part.append(text, draw);
    }
  }

  String filled(Draw draw) {
    StringBuilder text = new StringBuilder();
    fill(text, draw);
    return text.toString();
  }

  private static Part literal(String words) {
    return (text, draw) -> text.append(words);
  }

  private static Part place(Vocabulary vocabulary, String category, String kind) {
    if (kind.equals("number")) {
      return (text, draw) -> text.append(draw.between(3, 101));
    }
    if (kind.equals("year")) {
      return (text, draw) -> text.append(draw.between(2014, 2022));
    }
    List<String> words = vocabulary.ofCategory(category, kind);
    return (text, draw) -> text.append(draw.of(words));
  }

  @FunctionalInterface
  private interface Part {
    void append(StringBuilder text, Draw draw);
  }
}
