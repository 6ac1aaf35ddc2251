package io.pinflow.emulator.progress;

/** How progress is shown. */
public enum ProgressMode {
  /** A JSON object a line on standard output, for a program that watches. */
  JSON {
    @Override
    Progress of(String stage, long total) {
      return new LineProgress(new JsonWording(stage, total), 200, System.out::println);
    }
  },
  /** A bar on standard error. */
  BAR {
    @Override
    Progress of(String stage, long total) {
      return new BarProgress(stage, total);
    }
  },
  /** A sentence every few seconds on standard output. */
  PLAIN {
    @Override
    Progress of(String stage, long total) {
      return new LineProgress(new PlainWording(stage, total), 3_000, System.out::println);
    }
  },
  /** Nothing. */
  NONE {
    @Override
    Progress of(String stage, long total) {
      return new NoProgress();
    }
  };

  abstract Progress of(String stage, long total);

  /** Begins to show a stage of so many rows; without a mode, a bar on a terminal, else lines. */
  public static Progress begin(ProgressMode mode, String stage, long total) {
    return orFitting(mode).of(stage, total);
  }

  /** The mode itself; without one, a bar on a terminal, else lines. */
  public static ProgressMode orFitting(ProgressMode mode) {
    return mode == null ? fitting() : mode;
  }

  @SuppressWarnings("SystemConsoleNull") // true of JDK 22 and later; Pinflow runs on 17 to 21
  private static ProgressMode fitting() {
    return System.console() == null ? PLAIN : BAR;
  }

  private static final class NoProgress implements Progress {
    @Override
    public void add(long rows) {}

    @Override
    public void close() {}
  }
}
