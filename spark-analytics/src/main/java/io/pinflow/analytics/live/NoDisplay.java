package io.pinflow.analytics.live;

/** Shows nothing. */
final class NoDisplay implements LiveDisplay {

  @Override
  public void ready() {}

  @Override
  public void batch(LiveCounts counts) {}

  @Override
  public void close() {}
}
