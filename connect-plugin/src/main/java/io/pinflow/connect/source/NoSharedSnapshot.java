package io.pinflow.connect.source;

import java.util.List;
import java.util.Optional;

/** Every session sees a table at moments of its own. Stateless. */
final class NoSharedSnapshot implements SharedSnapshot {
  @Override
  public boolean isPossible() {
    return false;
  }

  @Override
  public String export(String name) {
    throw new UnsupportedOperationException("This database shares no moment");
  }

  /** Nobody exports any. */
  @Override
  public Optional<String> join(String name) {
    return Optional.empty();
  }

  @Override
  public boolean isHeld() {
    return false;
  }

  @Override
  public void beginScan() {}

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void endScan() {}

  /** There is none to leave. */
  @Override
  public void leave() {}

  @Override
  public KeySampler.Cut cut(long partRows, int maxParts) {
    return new KeySampler.Cut(List.of(), 0);
  }

  /** Always the whole table. */
  @Override
  public Condition pages(Optional<Bound> after, Bound upTo) {
    return Condition.always();
  }
}
