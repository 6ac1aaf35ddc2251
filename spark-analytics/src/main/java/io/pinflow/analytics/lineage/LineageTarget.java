package io.pinflow.analytics.lineage;

import io.pinflow.analytics.Location;
import java.net.URI;
import java.util.Locale;

/**
 * Where events go: a file of this machine, or an address that takes them by POST.
 *
 * @param text absolute path, or URL with its path
 */
public record LineageTarget(String text) {

  private static final String PATH = "/api/v1/lineage";

  /**
   * Relative paths are taken from the working directory; a URL without a path is a server of
   * OpenLineage's own API, such as Marquez.
   */
  public static LineageTarget of(String text) {
    if (!isUrl(text)) {
      Location file = Location.of(text);
      if (!file.local()) {
        throw LineageErrors.invalidTarget(text);
      }
      return new LineageTarget(file.text());
    }
    try {
      URI address = URI.create(text);
      if (address.getHost() == null || address.getUserInfo() != null) {
        throw LineageErrors.invalidTarget(text);
      }
      boolean bare = address.getPath().isEmpty() || address.getPath().equals("/");
      return new LineageTarget(bare ? address.resolve(PATH).toString() : text);
    } catch (IllegalArgumentException e) {
      throw LineageErrors.invalidTarget(text);
    }
  }

  private static boolean isUrl(String text) {
    String start = text.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }

  boolean isUrl() {
    return isUrl(text);
  }

  URI address() {
    return URI.create(text);
  }
}
