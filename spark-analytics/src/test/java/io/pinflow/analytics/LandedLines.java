package io.pinflow.analytics;

import java.nio.file.Path;
import java.util.List;

/** Lands lines for tests of other packages. */
public final class LandedLines {

  private LandedLines() {}

  /** One object of a topic; its name says the offset of its first record. */
  public static void write(Path home, String topic, long offset, List<String> lines) {
    new Landing(home).lines(topic, offset, lines);
  }
}
