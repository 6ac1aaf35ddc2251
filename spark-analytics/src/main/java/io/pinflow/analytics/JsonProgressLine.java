package io.pinflow.analytics;

/** {@code {"progress":"merge","done":1,"total":2}}, at most five a second. */
final class JsonProgressLine implements ProgressLine {

  @Override
  public String text(String stage, long done, long total) {
    return "{\"progress\":\"" + stage + "\",\"done\":" + done + ",\"total\":" + total + "}";
  }

  @Override
  public long pause() {
    return 200;
  }
}
