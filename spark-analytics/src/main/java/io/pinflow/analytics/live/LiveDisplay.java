package io.pinflow.analytics.live;

import io.pinflow.analytics.Progress;
import java.util.Optional;

/** Shows how the job is getting on; safe for use from any thread. */
interface LiveDisplay extends AutoCloseable {

  /** All queries run. */
  void ready();

  /** One more micro-batch is in. */
  void batch(LiveCounts counts);

  @Override
  void close();

  /** The wanted style; without one bars on a terminal and plain lines elsewhere. */
  static LiveDisplay of(Optional<Progress.Style> wanted) {
    return switch (Progress.styleOr(wanted)) {
      case JSON -> new JsonDisplay(System.out);
      case PLAIN -> new PlainDisplay(System.out);
      case BAR -> new BarDisplay();
      case NONE -> new NoDisplay();
    };
  }
}
