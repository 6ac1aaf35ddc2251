package io.pinflow.analytics.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the newest counts of each query. */
final class CountingDisplay implements LiveDisplay {

  private final Map<String, LiveCounts> newest = new ConcurrentHashMap<>();

  @Override
  public void ready() {
    newest.put("ready", LiveCounts.none("ready"));
  }

  @Override
  public void batch(LiveCounts counts) {
    newest.put(counts.name(), counts);
  }

  @Override
  public void close() {}

  LiveCounts of(String name) {
    return newest.getOrDefault(name, LiveCounts.none(name));
  }

  boolean isReady() {
    return newest.containsKey("ready");
  }
}
