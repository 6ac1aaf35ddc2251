package io.pinflow.connect.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds keys that look like the table source's own but are not: a misspelt key would otherwise be
 * left out without a word. Keys of Connect itself, converters and transforms are none of its
 * business.
 */
final class UnknownKeys {
  private static final String TOPIC_CREATION = "topic.creation.";

  private UnknownKeys() {}

  /** The message for each unknown key. */
  static Map<String, String> in(Map<String, String> properties) {
    Set<String> known = new TreeSet<>(TableSourceConfig.definition().names());
    Set<String> families = known.stream().map(UnknownKeys::family).collect(Collectors.toSet());
    Map<String, String> messages = new TreeMap<>();
    for (String key : properties.keySet()) {
      Optional<String> foreign = ForeignKeys.message(key, properties.get(key));
      if (foreign.isPresent()) {
        messages.put(key, foreign.get());
      } else if (families.contains(family(key))
          && !known.contains(key)
          && !key.startsWith(TOPIC_CREATION)) {
        messages.put(key, TableSourceErrors.unknownKey(key, ofFamily(family(key), known)));
      }
    }
    return messages;
  }

  private static List<String> ofFamily(String family, Set<String> known) {
    return known.stream().filter(key -> family(key).equals(family)).collect(Collectors.toList());
  }

  private static String family(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}
