package io.pinflow.analytics;

/** How one line of progress is written, and how often. */
interface ProgressLine {

  String text(String stage, long done, long total);

  /** Shortest time between two lines of a stage, in milliseconds. */
  long pause();
}
