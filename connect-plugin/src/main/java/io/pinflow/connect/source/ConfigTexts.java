package io.pinflow.connect.source;

import java.util.List;

/** Gives validators the values that Connect hands them without their type. */
final class ConfigTexts {
  private ConfigTexts() {}

  @SuppressWarnings("unchecked")
  static List<String> list(Object value) {
    return (List<String>) value;
  }
}
