package io.pinflow.analytics;

import java.util.Locale;

/** {@code merge: 1,000 of 20,000}, every two seconds. */
final class PlainProgressLine implements ProgressLine {

  @Override
  public String text(String stage, long done, long total) {
    return total < 0
        ? String.format(Locale.ROOT, "%s: %,d", stage, done)
        : String.format(Locale.ROOT, "%s: %,d of %,d", stage, done, total);
  }

  @Override
  public long pause() {
    return 2_000;
  }
}
