package io.pinflow.analytics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which areas of the map a country's name stands for; the map is {@code world.json}. */
final class Places {
  private static final String HERE = "/io/pinflow/analytics/report/";

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final Pattern SAINT = Pattern.compile("\\bst\\b");
  private static final Pattern ARTICLE = Pattern.compile("\\bthe\\b");
  private static final Pattern OTHER_THAN_LETTERS = Pattern.compile("[^\\p{L}]");

  private final String world;
  private final Map<String, List<String>> areas;

  private Places(String world, Map<String, List<String>> areas) {
    this.world = world;
    this.areas = areas;
  }

  static Places load() {
    String world = Resources.text(HERE + "world.json");
    Set<String> drawn = drawn(world);
    Map<String, List<String>> areas = new HashMap<>();
    Resources.text(HERE + "countries.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .forEach(
            line ->
                areas.put(
                    plain(line[0]),
                    Arrays.stream(line[1].split(" ", -1)).filter(drawn::contains).toList()));
    return new Places(world, areas);
  }

  private static Set<String> drawn(String world) {
    try {
      JsonNode map = new ObjectMapper().readTree(world);
      Set<String> drawn = new HashSet<>();
      map.path("shapes").fieldNames().forEachRemaining(drawn::add);
      map.path("points").fieldNames().forEachRemaining(drawn::add);
      return drawn;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The map of the jar is always JSON.", e);
    }
  }

  /** The map as JSON: {@code width}, {@code height}, {@code shapes}, {@code points}. */
  String world() {
    return world;
  }

  /**
   * The areas (ISO 3166 alpha-2) of a country, none when the map has none for it; several where the
   * name does not say which state is meant.
   */
  List<String> of(String country) {
    return areas.getOrDefault(plain(country), List.of());
  }

  /** {@code Côte d'Ivoire} as {@code cotedivoire}: spellings differ in accents, signs and case. */
  private static String plain(String name) {
    String bare =
        ACCENTS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace("&", "and");
    String words = ARTICLE.matcher(SAINT.matcher(bare).replaceAll("saint")).replaceAll("");
    return OTHER_THAN_LETTERS.matcher(words).replaceAll("");
  }
}
