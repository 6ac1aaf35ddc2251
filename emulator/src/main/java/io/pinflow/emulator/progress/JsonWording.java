package io.pinflow.emulator.progress;

import java.util.function.LongFunction;

/** Progress in the words of programs; a total of -1 is unknown. */
record JsonWording(String stage, long total) implements LongFunction<String> {
  @Override
  public String apply(long done) {
    return "{\"progress\":\"" + stage + "\",\"done\":" + done + ",\"total\":" + total + "}";
  }
}
