package io.pinflow.analytics.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The map of an answer: the areas of its countries, and the countries that are on no map. */
record MapView(Map<String, List<String>> areas, List<String> missing) {

  /** The map of an answer about countries, nothing for others and where no country is known. */
  static Optional<MapView> of(Question question, List<Row> rows, Places places) {
    if (!question.mapped()) {
      return Optional.empty();
    }
    List<String> countries =
        rows.stream()
            .map(row -> row.text("country"))
            .filter(country -> !country.isEmpty())
            .distinct()
            .toList();
    Map<String, List<String>> areas =
        countries.stream()
            .filter(country -> !places.of(country).isEmpty())
            .collect(
                Collectors.toMap(
                    country -> country, places::of, (one, same) -> one, LinkedHashMap::new));
    List<String> missing =
        countries.stream().filter(country -> !areas.containsKey(country)).sorted().toList();
    return countries.isEmpty() ? Optional.empty() : Optional.of(new MapView(areas, missing));
  }

  /** What the map does not show, as a sentence; empty when it shows every country. */
  String note() {
    return missing.isEmpty()
        ? ""
        : "Not on the map, but in the table: %s.".formatted(Wording.list(missing));
  }
}
