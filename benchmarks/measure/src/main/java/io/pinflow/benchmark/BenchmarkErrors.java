package io.pinflow.benchmark;

import java.nio.file.Path;

/** The messages of what keeps a benchmark from running: problem, cause, remedy. */
public final class BenchmarkErrors {
  private BenchmarkErrors() {}

  static BenchmarkException notInTheProject(Path folder) {
    return new BenchmarkException(
        "Cannot find the project because neither '"
            + folder
            + "' nor a folder above it holds .mvn. Run benchmarks/run of the project.");
  }

  static BenchmarkException notBuilt(String module) {
    return new BenchmarkException(
        "Cannot start what '" + module + "' builds because it is not built. Run benchmarks/run.");
  }

  static String tooSmall(String option, Integer value) {
    return "Invalid " + option + ": '" + value + "'. Expected a larger whole number";
  }

  /** A process that ended, or failed to begin, while it was needed. */
  public static BenchmarkException ended(String name, Path log) {
    return new BenchmarkException(
        "Cannot measure because the process '" + name + "' ended. Its log says why: " + log);
  }

  /** Something awaited that did not come about. */
  public static BenchmarkException late(String what, long seconds) {
    return new BenchmarkException(
        "Cannot measure because "
            + what
            + " did not come within "
            + seconds
            + " s. Try fewer --rows.");
  }

  /** Rows that went missing or astray: a rate would mean nothing. */
  public static BenchmarkException wrongCount(String what, long expected, long actual) {
    return new BenchmarkException(
        "Cannot measure because " + what + ": expected " + expected + ", found " + actual + ".");
  }

  public static BenchmarkException refused(String what, String answer) {
    return new BenchmarkException(
        "Cannot measure because a server refused " + what + ": " + answer + ".");
  }
}
