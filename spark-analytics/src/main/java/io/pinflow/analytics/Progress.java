package io.pinflow.analytics;

import java.util.Optional;

/** Shows how far the stages of a job are; safe for use from any thread. */
public interface Progress extends AutoCloseable {

  /** Total of a stage whose size is not known yet. */
  long UNKNOWN = -1;

  /** How progress is shown. */
  enum Style {
    /** A JSON object a line, for a program. */
    JSON,
    /** A bar that moves, for a terminal. */
    BAR,
    /** A line now and then, for a log. */
    PLAIN,
    /** Not at all. */
    NONE
  }

  /** Tells that {@code done} of {@code total} units of the stage are done. */
  void update(String stage, long done, long total);

  @Override
  void close();

  /** The wanted style; without one a bar on a terminal and plain lines elsewhere. */
  @SuppressWarnings("SystemConsoleNull") // Never run on a JDK newer than 21.
  static Style styleOr(Optional<Style> wanted) {
    return wanted.orElse(System.console() == null ? Style.PLAIN : Style.BAR);
  }

  /** The display in the wanted style. */
  static Progress of(Optional<Style> wanted) {
    return switch (styleOr(wanted)) {
      case JSON -> new LineProgress(System.out, new JsonProgressLine());
      case PLAIN -> new LineProgress(System.out, new PlainProgressLine());
      case BAR -> new BarProgress();
      case NONE -> new NoProgress();
    };
  }
}
