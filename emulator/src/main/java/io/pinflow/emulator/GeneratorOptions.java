package io.pinflow.emulator;

import io.pinflow.emulator.generator.GeneratedPosts;
import picocli.CommandLine.Option;

/** Which posts to generate. */
final class GeneratorOptions {
  static final String SEED = "100";

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N",
      description = "How many posts; each has a row in each of the three tables.")
  private int rows;

  @Option(
      names = "--seed",
      defaultValue = SEED,
      paramLabel = "S",
      description = "The same seed gives the same posts (default: ${DEFAULT-VALUE}).")
  private long seed;

  GeneratedPosts posts() throws EmulatorException {
    return posts(seed, rows);
  }

  static GeneratedPosts posts(long seed, int rows) throws EmulatorException {
    if (rows < 0) {
      throw EmulatorErrors.notPositive("--rows", rows);
    }
    return new GeneratedPosts(seed, rows);
  }
}
