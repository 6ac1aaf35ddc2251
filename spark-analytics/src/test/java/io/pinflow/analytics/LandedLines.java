package io.pinflow.analytics;

import java.nio.file.Path;
import java.util.List;

/** Lands lines for tests of other packages. */
public final class LandedLines {

  private LandedLines() {}

  /** One object of a topic. */
  public static void write(Path home, String topic, List<String> lines) {
    new Landing(home).lines(topic, 0, lines);
  }
}
