package io.pinflow.analytics.lineage;

import java.io.IOException;

/** Takes events, each a JSON object. */
interface EventSink {

  /**
   * Hands one over.
   *
   * @throws IOException when it did not arrive
   */
  void send(String event) throws IOException;
}
