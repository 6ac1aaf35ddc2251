package io.pinflow.emulator.posting;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** When to end: after so many posts, after so many seconds, whichever comes first, or never. */
public record Limits(OptionalLong posts, OptionalDouble seconds) {
  private static final double NANOS = 1e9;

  boolean allowPost(long number) {
    return posts.isEmpty() || number < posts.getAsLong();
  }

  /** Whether so many nanoseconds after the start are still within. */
  boolean allowTime(long nanos) {
    return seconds.isEmpty() || nanos < seconds.getAsDouble() * NANOS;
  }

  /** How many posts there will be at a rate, -1 if that is open. */
  public long total(OptionalDouble rate) {
    long most = posts.orElse(Long.MAX_VALUE);
    if (rate.isPresent() && seconds.isPresent()) {
      most = Math.min(most, (long) Math.ceil(rate.getAsDouble() * seconds.getAsDouble()));
    }
    return most == Long.MAX_VALUE ? -1 : most;
  }
}
