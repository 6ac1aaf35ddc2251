package io.pinflow.analytics;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A folder: a path of this machine, or a URI that Spark understands.
 *
 * @param text absolute path or URI, without a slash at its end
 */
public record Location(String text) {

  private static final String VOLUMES = "/Volumes/";
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /**
   * Relative paths are taken from the working directory; a volume of Databricks, which Java's own
   * file access does not reach there, is a URI.
   */
  public static Location of(String text) {
    if (text.startsWith(VOLUMES) && Platform.databricks()) {
      return of("dbfs:" + text);
    }
    if (!SCHEME.matcher(text).matches()) {
      return new Location(Path.of(text).toAbsolutePath().normalize().toString());
    }
    return text.startsWith("file:/")
        ? new Location(Path.of(URI.create(text)).toString())
        : new Location(text.replaceAll("/+$", ""));
  }

  public Location resolve(String child) {
    return new Location(text + "/" + child);
  }

  /** The last part of the path. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** How SQL calls a Delta table that is here. */
  public String deltaName() {
    return "delta.`" + text.replace("`", "``") + "`";
  }

  public boolean local() {
    return !SCHEME.matcher(text).matches();
  }

  public Path path() {
    return Path.of(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
