package io.pinflow.emulator.posting;

import io.pinflow.emulator.progress.ProgressMode;

/** Shows how the posting stands; used by one thread at a time. */
public interface Display {
  /** How often it wants to be told, in milliseconds. */
  long interval();

  /** How it stands, and how many posts a second there were of late. */
  void show(Snapshot now, double rate);

  /** A sentence for people between the lines of progress. */
  void note(String sentence);

  /** How it ended. */
  void end(Snapshot last);

  /** The display of a mode for so many posts, -1 if that is open. */
  static Display of(ProgressMode mode, long total) {
    return switch (ProgressMode.orFitting(mode)) {
      case JSON -> new JsonDisplay(total, System.out, System.err);
      case PLAIN -> new PlainDisplay(total, System.out, System.err);
      case BAR -> new BarDisplay(total, System.out, System.err);
      case NONE -> new SilentDisplay(System.out, System.err);
    };
  }
}
