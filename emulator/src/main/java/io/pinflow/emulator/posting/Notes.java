package io.pinflow.emulator.posting;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells people about trouble without flooding them: the first few failures in full, the first retry
 * of each kind; the rest is in the counts. Used under the meter's lock.
 */
public final class Notes {
  private static final int FAILURES_TOLD = 5;

  private final Consumer<String> reader;
  private final Set<String> retried = new HashSet<>();
  private int failures;

  public Notes(Consumer<String> reader) {
    this.reader = reader;
  }

  void failed(String part, Answer answer) {
    failures++;
    if (failures <= FAILURES_TOLD) {
      reader.accept("A " + part + " request failed for good: " + words(answer));
    }
    if (failures == FAILURES_TOLD) {
      reader.accept("Further failures are counted only.");
    }
  }

  void retrying(Answer answer) {
    if (retried.add(answer.trouble())) {
      reader.accept("Trying again (told once of each kind): " + words(answer));
    }
  }

  private static String words(Answer answer) {
    return answer.detail().isEmpty() ? answer.trouble() : answer.trouble() + ": " + answer.detail();
  }
}
