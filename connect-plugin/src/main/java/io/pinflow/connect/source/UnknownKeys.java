package io.pinflow.connect.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds keys that look like the table source's own but are not, and those of other JDBC sources: a
 * misspelt or a foreign key would otherwise be left out without a word. Keys of Connect itself,
 * converters and transforms are none of its business.
 */
final class UnknownKeys {
  /** Their keys are Connect's, a consumer's or a converter's. */
  private static final List<String> OTHERS =
      List.of(
          "topic.creation.",
          TransactionEnds.BOUNDARY_CONFIG,
          ReconcileConfig.CONSUMER_PREFIX,
          ReconcileConfig.KEY_CONVERTER_CONFIG + ".");

  private final Set<String> known = new TreeSet<>(TableSourceConfig.definition().names());
  private final Set<String> families =
      known.stream().map(UnknownKeys::family).collect(Collectors.toSet());

  private final List<String> queries;

  private UnknownKeys(Map<String, String> properties) {
    String names = properties.getOrDefault(TableSourceConfig.NAMED_QUERIES_CONFIG, "");
    this.queries = List.of(names.trim().split("\\s*,\\s*", -1));
  }

  /** The message for each unknown key. */
  static Map<String, String> in(Map<String, String> properties) {
    UnknownKeys unknown = new UnknownKeys(properties);
    Map<String, String> messages = new TreeMap<>();
    properties.forEach(
        (key, value) ->
            unknown
                .problem(key, String.valueOf(value))
                .ifPresent(message -> messages.put(key, message)));
    return messages;
  }

  private Optional<String> problem(String key, String value) {
    if (PeerKeys.has(key)) {
      return PeerKeys.problem(key, value);
    }
    if (key.startsWith(TableSourceConfig.NAMED_QUERY_SQL_PREFIX)) {
      return queryProblem(key);
    }
    boolean looksOwn = families.contains(family(key)) && OTHERS.stream().noneMatch(key::startsWith);
    return looksOwn && !known.contains(key)
        ? Optional.of(TableSourceErrors.unknownKey(key, ofFamily(family(key))))
        : Optional.empty();
  }

  private Optional<String> queryProblem(String key) {
    String name = key.substring(TableSourceConfig.NAMED_QUERY_SQL_PREFIX.length());
    return queries.contains(name)
        ? Optional.empty()
        : Optional.of(TableErrors.unlistedQuery(key, name, queries));
  }

  private List<String> ofFamily(String family) {
    return known.stream().filter(key -> family(key).equals(family)).collect(Collectors.toList());
  }

  private static String family(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}
