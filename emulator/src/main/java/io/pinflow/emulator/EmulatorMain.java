package io.pinflow.emulator;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The emulator's command line: {@code generate} writes posts to files, {@code load} fills a
 * database.
 */
@Command(
    name = "pinflow-emulator",
    description = "Posts that look like the real ones: written to files or loaded into a database.",
    mixinStandardHelpOptions = true,
    versionProvider = EmulatorMain.Version.class,
    subcommands = {GenerateCommand.class, LoadCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class EmulatorMain {
  private EmulatorMain() {}

  public static void main(String[] arguments) {
    // The MariaDB driver would print each error besides throwing it.
    System.setProperty("mariadb.logging.disable", "true");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new EmulatorMain())
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
