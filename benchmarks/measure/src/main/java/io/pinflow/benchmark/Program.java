package io.pinflow.benchmark;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a benchmark's command line. Exit codes: 0 done, 1 failed, 2 bad usage. */
public final class Program {
  private Program() {}

  /** The exit code of a command run with these arguments. */
  public static int run(Callable<Integer> command, String... arguments) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, ignored) -> badUsage(failure))
        .setExecutionExceptionHandler((failure, line, ignored) -> failed(line, failure))
        .execute(arguments);
  }

  private static int badUsage(CommandLine.ParameterException failure) {
    failure.getCommandLine().getErr().println(failure.getMessage() + ". See --help.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(CommandLine line, Exception failure) {
    if (failure instanceof BenchmarkException) {
      line.getErr().println(failure.getMessage());
    } else {
      failure.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
