package io.pinflow.analytics;

/** Shows nothing. */
public final class NoProgress implements Progress {

  @Override
  public void update(String stage, long done, long total) {}

  @Override
  public void close() {}
}
