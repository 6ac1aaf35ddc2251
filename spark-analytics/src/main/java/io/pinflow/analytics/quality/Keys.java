package io.pinflow.analytics.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys of one object in a rules file; an error says where and what was expected. */
final class Keys {

  private final String file;
  private final Node node;

  /** The keys of an object. */
  Keys(String file, Node node) {
    this.file = file;
    this.node = node;
    if (!node.isObject()) {
      throw QualityErrors.invalid(file, node, "an object {…}");
    }
  }

  /** Refuses keys that nothing reads. */
  void allow(Set<String> keys) {
    for (var field : node.fields().entrySet()) {
      if (!keys.contains(field.getKey())) {
        throw QualityErrors.unknownKey(
            file, field.getValue(), String.join(", ", keys.stream().sorted().toList()));
      }
    }
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(node.fields().get(key));
  }

  Node require(String key, String expected) {
    return find(key).orElseThrow(() -> QualityErrors.missing(file, node, key, expected));
  }

  Optional<String> text(String key) {
    return find(key).map(found -> text(found, "a text"));
  }

  String text(Node found, String expected) {
    if (found.value() instanceof String text && !text.isBlank()) {
      return text;
    }
    throw QualityErrors.invalid(file, found, expected);
  }

  List<String> texts(String key) {
    Node found = require(key, "a list of texts");
    if (!found.isList() || found.elements().isEmpty()) {
      throw QualityErrors.invalid(file, found, "a list of texts");
    }
    List<String> texts = new ArrayList<>();
    found.elements().forEach(element -> texts.add(text(element, "a text")));
    return texts;
  }

  double number(String key, double otherwise, double min, double max) {
    return find(key).map(found -> number(found, min, max)).orElse(otherwise);
  }

  private double number(Node found, double min, double max) {
    if (found.value() instanceof BigDecimal number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    throw QualityErrors.invalid(file, found, "a number from " + plain(min) + " to " + plain(max));
  }

  int integer(String key, int otherwise, int min, int max) {
    return find(key).map(found -> integer(found, min, max)).orElse(otherwise);
  }

  private int integer(Node found, int min, int max) {
    if (found.value() instanceof BigDecimal number
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(max)) <= 0) {
      return number.intValueExact();
    }
    throw QualityErrors.invalid(file, found, "a whole number from " + min + " to " + max);
  }

  <E extends Enum<E>> E choice(Node found, Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();
    int index = names.indexOf(String.valueOf(found.value()));
    if (index < 0) {
      throw QualityErrors.invalid(file, found, "one of " + String.join(", ", names));
    }
    return type.getEnumConstants()[index];
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
