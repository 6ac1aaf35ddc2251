package io.pinflow.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options every benchmark has: how much and how often; and the measuring itself. */
public final class MeasureOptions {
  private static final int ROUNDS = 5;
  private static final int WARM_ROUNDS = 2;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows a round (default: the benchmark's own, see README.md).")
  private Integer rows;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds that count (default: 5, for a source in a worker 2).")
  private Integer rounds;

  @Option(
      names = "--warm-ups",
      defaultValue = "2",
      paramLabel = "N",
      description = "Rounds before them that do not (default: ${DEFAULT-VALUE}).")
  private int warmUps;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * How many rows a round has, when none are asked for.
   *
   * @throws ParameterException when nothing can be measured with the options as they are
   */
  public int rows(int standard) {
    require(rows == null || rows > 0, "--rows", rows);
    require(rounds == null || rounds > 0, "--rounds", rounds);
    require(warmUps >= 0, "--warm-ups", warmUps);
    return rows == null ? standard : rows;
  }

  private void require(boolean usable, String option, Integer value) {
    if (!usable) {
      throw new ParameterException(command.commandLine(), BenchmarkErrors.tooSmall(option, value));
    }
  }

  /**
   * Measures one comparison after the other and prints what they came to.
   *
   * @return what each contender came to, ceilings first
   */
  public List<Measured> measure(String benchmark, int rowsOfRound, List<Comparison> comparisons)
      throws Exception {
    return measure(benchmark, rowsOfRound, roundsOr(ROUNDS), warmUps, comparisons);
  }

  /** Measures one round without any before it, as a process just started does its work. */
  public List<Measured> measureOnce(String benchmark, int rowsOfRound, Comparison comparison)
      throws Exception {
    return measure(benchmark, rowsOfRound, 1, 0, List.of(comparison));
  }

  /** Measures what has run before: no rounds to warm up, and fewer that count. */
  public List<Measured> measureWarm(String benchmark, int rowsOfRound, Comparison comparison)
      throws Exception {
    return measure(benchmark, rowsOfRound, roundsOr(WARM_ROUNDS), 0, List.of(comparison));
  }

  private int roundsOr(int standard) {
    return rounds == null ? standard : rounds;
  }

  private static List<Measured> measure(
      String benchmark, int rowsOfRound, int rounds, int warmUps, List<Comparison> comparisons)
      throws Exception {
    double before = OwnProcess.load();
    Rounds measuring = new Rounds(rounds, warmUps);
    List<Result> results = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      results.add(measuring.measure(comparison));
    }
    Report report =
        new Report(
            benchmark,
            rowsOfRound,
            rounds,
            OwnProcess.processors(),
            List.of(before, OwnProcess.load()),
            results);
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    output.print(report.table());
    output.println(report.json());
    return results.stream().flatMap(Result::measured).toList();
  }
}
