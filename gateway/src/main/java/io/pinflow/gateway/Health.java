package io.pinflow.gateway;

/** What the gateway knows of itself: whether it is stopping. */
final class Health {
  private volatile boolean stopping;

  void stopping() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }
}
