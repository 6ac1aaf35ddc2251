package io.pinflow.analytics.live;

/** Messages a second between one look and the next. */
final class Rate {

  private long lastTime = System.nanoTime();
  private long lastCount;

  double next(long count) {
    long now = System.nanoTime();
    double rate = (count - lastCount) * 1e9 / Math.max(1, now - lastTime);
    lastTime = now;
    lastCount = count;
    return rate;
  }
}
