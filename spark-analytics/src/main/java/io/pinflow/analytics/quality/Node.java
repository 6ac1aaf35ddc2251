package io.pinflow.analytics.quality;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value in a rules file that knows where it is.
 *
 * @param path such as {@code tables.pin[3].severity}
 * @param value a map or list of nodes, a text, number, boolean or null
 */
record Node(String path, int line, Object value) {

  @SuppressWarnings("unchecked") // Made by NodeReader only.
  Map<String, Node> fields() {
    return (Map<String, Node>) value;
  }

  @SuppressWarnings("unchecked") // Made by NodeReader only.
  List<Node> elements() {
    return (List<Node>) value;
  }

  boolean isObject() {
    return value instanceof Map;
  }

  boolean isList() {
    return value instanceof List;
  }

  /** As an error quotes it. */
  String text() {
    if (isObject()) {
      return "{" + String.join(", ", fields().keySet()) + "}";
    }
    return isList()
        ? elements().stream().map(Node::text).collect(Collectors.joining(", ", "[", "]"))
        : String.valueOf(value);
  }
}
