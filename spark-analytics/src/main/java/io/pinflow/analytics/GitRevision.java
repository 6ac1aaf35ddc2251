package io.pinflow.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The revision of the sources that this job was built from. */
public final class GitRevision {

  private static final String FILE = "/io/pinflow/analytics/git.properties";
  private static final String UNKNOWN = "unknown";

  private GitRevision() {}

  /** The commit, or {@code unknown} in a build outside of a git work tree. */
  public static String text() {
    try (InputStream file = GitRevision.class.getResourceAsStream(FILE)) {
      Properties properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      String commit = properties.getProperty("git.commit.id", "");
      return commit.matches("[0-9a-f]{7,64}") ? commit : UNKNOWN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
