package io.pinflow.emulator;

import io.pinflow.emulator.posting.Stop;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The emulator's command line: {@code generate} writes posts to files, {@code load} fills a
 * database, {@code emulate} posts one after the other as users do.
 */
@Command(
    name = "pinflow-emulator",
    description =
        "Posts that look like the real ones: written to files, loaded into a database, or posted.",
    mixinStandardHelpOptions = true,
    versionProvider = EmulatorMain.Version.class,
    subcommands = {GenerateCommand.class, LoadCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class EmulatorMain {
  private EmulatorMain() {}

  public static void main(String[] arguments) {
    // The MariaDB driver would print each error besides throwing it.
    System.setProperty("mariadb.logging.disable", "true");
    ProcessEnd end = new ProcessEnd();
    end.exit(commandLine(end::passTo).execute(arguments));
  }

  /** What can be stopped is handed to the one who hears of signals. */
  static CommandLine commandLine(Consumer<Stop> signals) {
    return new CommandLine(new EmulatorMain())
        .addSubcommand(new EmulateCommand(signals))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(EmulatorMain::badUsage)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  private static int badUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println(
            e.getMessage() + ". Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command) {
    PrintWriter errors = command.getErr();
    if (e instanceof EmulatorException failure) {
      errors.println(failure.getMessage());
      errors.flush();
      return failure.exitCode();
    }
    e.printStackTrace(errors);
    errors.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The version the archive was built as. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = EmulatorMain.class.getPackage().getImplementationVersion();
      return new String[] {"Pinflow emulator " + (version == null ? "(not packaged)" : version)};
    }
  }
}
