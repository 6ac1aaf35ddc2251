package io.pinflow.local.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a MariaDB or PostgreSQL server on loopback until it is told to stop, with one database and
 * the account {@code pinflow}, whose password is the environment's PINFLOW_DATABASE_PASSWORD.
 * Prints {@code {"ready":true,"port":P}} on standard output once it serves. Exit codes: 0 stopped,
 * 1 failed or the server died, 2 bad usage.
 */
@Command(
    name = "pinflow-local-database",
    description =
        "A database server on loopback. Account: pinflow, with the password in the environment"
            + " variable PINFLOW_DATABASE_PASSWORD.",
    mixinStandardHelpOptions = true)
public final class DatabaseMain implements Callable<Integer> {

  @Option(
      names = "--engine",
      required = true,
      paramLabel = "ENGINE",
      description = "${COMPLETION-CANDIDATES}")
  private Engine engine;

  @Option(
      names = "--directory",
      required = true,
      paramLabel = "DIR",
      description = "Where the server's binaries and data are kept; made when missing.")
  private Path directory;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "Port on 127.0.0.1.")
  private int port;

  @Option(
      names = "--database",
      required = true,
      paramLabel = "NAME",
      description = "The database to make when it is missing.")
  private String database;

  @Option(
      names = "--change-log",
      defaultValue = "none",
      paramLabel = "WHETHER",
      description =
          "${COMPLETION-CANDIDATES}: keep a log of changes for change data capture (default: ${DEFAULT-VALUE}).")
  private ChangeLog log;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  private static CommandLine commandLine() {
    return new CommandLine(new DatabaseMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, ignored) -> badUsage(failure))
        .setExecutionExceptionHandler((failure, command, ignored) -> failed(command, failure));
  }

  @Override
  public Integer call() throws Exception {
    Account account = Account.of(System.getenv(), database);
    try (Home home = Home.claim(directory, engine)) {
      NativeServer server = start(engine.server(home, log), home, account);
      System.out.println("{\"ready\":true,\"port\":" + port + "}");
      server.awaitEnd();
    }
    return CommandLine.ExitCode.OK;
  }

  private NativeServer start(DatabaseServer database, Home home, Account account) throws Exception {
    OrphanedServer.stop(database.pidFile(), home.data(), database.stopSignal());
    Ports.requireFree(port);
    database.prepare(account);
    NativeServer server =
        NativeServer.start(database.command(port), home.log(), database.stopSignal());
    server.awaitReady(() -> database.serves(port));
    database.admit(port, account);
    return server;
  }

  private static int badUsage(CommandLine.ParameterException failure) {
    PrintWriter errors = failure.getCommandLine().getErr();
    errors.println(failure.getMessage() + ". See --help.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(CommandLine command, Exception failure) {
    command.getErr().println(DatabaseErrors.startFailed(failure));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
