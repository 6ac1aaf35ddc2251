package io.pinflow.emulator.progress;

import java.util.Locale;
import java.util.function.LongFunction;

/** Progress in the words of people. */
record PlainWording(String stage, long total) implements LongFunction<String> {
  @Override
  public String apply(long done) {
    return String.format(Locale.ROOT, "%s: %,d of %,d rows", stage, done, total);
  }
}
