package io.pinflow.connect.source;

import java.util.List;

/** Reads what Connect and drivers have in a form of their own. */
final class ConfigTexts {
  private ConfigTexts() {}

  @SuppressWarnings("unchecked")
  static List<String> list(Object value) {
    return (List<String>) value;
  }

  /** The database a JDBC URL names, empty when it names none. */
  static String database(String url) {
    String address = url.split("[?;]", 2)[0];
    return address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
  }
}
