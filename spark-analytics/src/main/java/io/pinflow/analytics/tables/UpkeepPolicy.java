package io.pinflow.analytics.tables;

import java.time.Duration;

/**
 * When the files of tables are put together and old ones are removed.
 *
 * @param smallFiles how many more files than needed a table may have before they are put together;
 *     0 never
 * @param vacuumEvery time between two removals; zero never
 * @param keep how long files stay that only older versions need
 */
public record UpkeepPolicy(int smallFiles, Duration vacuumEvery, Duration keep) {

  /** What suits a daily run. */
  public static final UpkeepPolicy DAILY =
      new UpkeepPolicy(50, Duration.ofDays(1), Duration.ofDays(7));
}
