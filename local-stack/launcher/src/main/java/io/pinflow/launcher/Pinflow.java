package io.pinflow.launcher;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code pinflow} command. */
@Command(
    name = "pinflow",
    version = "pinflow 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Rows of a database become Kafka records, are cleaned in flight, land in S3 and answer"
          + " questions in Spark.",
      "All of it runs here as it runs on AWS, each part its own process, on loopback."
    },
    footer = {
      "",
      "'pinflow test' builds and runs every test. 'pinflow help COMMAND' tells the options of a"
          + " command.",
      "Start with: ./pinflow demo"
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      EmulateCommand.class,
      LiveCommand.class,
      BatchCommand.class,
      ReportCommand.class,
      ResetCommand.class,
      HelpCommand.class
    })
public final class Pinflow implements Runnable {
  private static final int USAGE = 2;
  private static final int INTERRUPTED = 130;

  @Spec private CommandSpec spec;

  /** Runs one command and exits with its code: 0 done, 1 failed, 2 used wrongly. */
  public static void main(String[] arguments) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Pinflow())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Pinflow::explainUsage)
        .setExecutionExceptionHandler((error, command, parsed) -> explain(error, command));
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  private static int explainUsage(ParameterException error, String[] arguments) {
    PrintWriter err = error.getCommandLine().getErr();
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    err.println("pinflow: " + error.getMessage() + ". See '" + command + " --help'.");
    err.flush();
    return USAGE;
  }

  private static int explain(Exception error, CommandLine command) {
    PrintWriter err = command.getErr();
    if (error instanceof InterruptedException || isEnding()) {
      return INTERRUPTED;
    }
    if (error instanceof Problem problem) {
      err.println("pinflow: " + problem.getMessage());
      err.flush();
      return problem.exitCode();
    }
    err.println(
        "pinflow: this is a fault of pinflow itself; please report it with the lines below.");
    error.printStackTrace(err);
    err.flush();
    return 1;
  }

  /** After Ctrl-C the parts end one after another; that they do is no failure. */
  private static boolean isEnding() {
    Thread probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
