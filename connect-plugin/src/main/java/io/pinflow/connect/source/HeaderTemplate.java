package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A header of every record: its name, and its text with places for what is known of a row. */
final class HeaderTemplate {
  /** What can stand in a text as <code>${name}</code>. */
  enum Place {
    DATABASE,
    SCHEMA,
    TABLE,
    KEY,
    ID
  }

  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

  private final String name;
  private final List<Part> parts;

  private HeaderTemplate(String name, List<Part> parts) {
    this.name = name;
    this.parts = parts;
  }

  static List<HeaderTemplate> of(String key, List<String> entries) {
    List<HeaderTemplate> templates = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      String name = equals < 0 ? "" : entry.substring(0, equals).trim();
      if (name.isEmpty() || !names.add(name)) {
        throw new ConfigException(ColumnErrors.brokenHeader(key, entry));
      }
      templates.add(new HeaderTemplate(name, parts(key, entry, entry.substring(equals + 1))));
    }
    return templates;
  }

  /** A validator that refuses what {@link #of} can't read. */
  static ConfigDef.Validator validator() {
    return ConfigDef.LambdaValidator.with(
        (key, value) -> of(key, ConfigTexts.list(value)), () -> "name=text, name=text, …");
  }

  String name() {
    return name;
  }

  boolean has(Place place) {
    return parts.stream().anyMatch(part -> part.place.filter(place::equals).isPresent());
  }

  /** The text for a row; what a value holds is never taken for a place. */
  String text(Map<Place, String> values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.place.map(values::get).orElse(part.text));
    }
    return text.toString();
  }

  private static List<Part> parts(String key, String entry, String text) {
    List<Part> parts = new ArrayList<>();
    Matcher places = PLACE.matcher(text);
    int end = 0;
    while (places.find()) {
      parts.add(new Part(text.substring(end, places.start()), Optional.empty()));
      parts.add(new Part("", Optional.of(place(key, entry, places.group(1)))));
      end = places.end();
    }
    parts.add(new Part(text.substring(end), Optional.empty()));
    return parts;
  }

  private static Place place(String key, String entry, String name) {
    for (Place place : Place.values()) {
      if (place.toString().toLowerCase(Locale.ROOT).equals(name)) {
        return place;
      }
    }
    throw new ConfigException(ColumnErrors.brokenHeader(key, entry));
  }

  private static final class Part {
    private final String text;
    private final Optional<Place> place;

    Part(String text, Optional<Place> place) {
      this.text = text;
      this.place = place;
    }
  }
}
