package io.pinflow.analytics;

import io.pinflow.analytics.live.LiveCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Entry point of the job jar.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 bad usage. On Databricks, where ending the JVM would end the
 * cluster's driver, a failure is thrown instead.
 */
@Command(
    name = "pinflow-analytics",
    description = "Brings posts into Delta tables, landed or live, and answers the queries.",
    mixinStandardHelpOptions = true,
    version = "pinflow-analytics " + Versions.PINFLOW,
    subcommands = {BatchCommand.class, LiveCommand.class})
public final class AnalyticsMain implements Runnable {

  @Spec private CommandSpec spec;

  AnalyticsMain() {}

  /** Runs a subcommand. */
  public static void main(String[] arguments) {
    int exitCode = commandLine().execute(arguments);
    if (!Platform.databricks()) {
      System.exit(exitCode);
    }
    if (exitCode != 0) {
      throw new AnalyticsException("The job failed; its log above says why.");
    }
  }

  /**
   * Runs a subcommand and returns its exit code.
   *
   * @param err where failures are said
   */
  static int execute(PrintWriter err, String... arguments) {
    return commandLine().setErr(err).execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new AnalyticsMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(AnalyticsMain::badUsage)
        .setExecutionExceptionHandler(AnalyticsMain::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing subcommand. Expected batch or live; --help tells more.");
  }

  private static int badUsage(ParameterException problem, String[] arguments) {
    problem.getCommandLine().getErr().println(problem.getMessage());
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(
      Exception problem, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (problem instanceof AnalyticsException) {
      Failures.log(problem);
      command.getErr().println(problem.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw problem;
  }
}
