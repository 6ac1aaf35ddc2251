package io.pinflow.local.kafka;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs one Kafka broker with its controller on loopback until it is told to stop. Prints {@code
 * {"ready":true,"port":P}} on standard output once it serves. Exit codes: 0 stopped, 1 failed, 2
 * bad usage.
 */
@Command(
    name = "pinflow-local-kafka",
    description = "A single-node Kafka broker on loopback.",
    mixinStandardHelpOptions = true)
public final class BrokerMain implements Callable<Integer> {

  @Option(
      names = "--data-directory",
      required = true,
      paramLabel = "DIR",
      description = "Where topics and the cluster's metadata are kept; made when missing.")
  private Path dataDirectory;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "Port of the clients, on 127.0.0.1.")
  private int port;

  @Option(
      names = "--controller-port",
      required = true,
      paramLabel = "PORT",
      description = "Port of the controller, on 127.0.0.1.")
  private int controllerPort;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  private static CommandLine commandLine() {
    return new CommandLine(new BrokerMain())
        .setParameterExceptionHandler((failure, ignored) -> badUsage(failure))
        .setExecutionExceptionHandler((failure, command, ignored) -> failed(command, failure));
  }

  @Override
  public Integer call() throws Exception {
    Broker broker = Broker.start(new BrokerConfig(dataDirectory, port, controllerPort));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "pinflow-stop"));
    System.out.println("{\"ready\":true,\"port\":" + port + "}");
    broker.awaitStop();
    return CommandLine.ExitCode.OK;
  }

  private static int badUsage(CommandLine.ParameterException failure) {
    PrintWriter errors = failure.getCommandLine().getErr();
    errors.println(failure.getMessage() + ". See --help.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(CommandLine command, Exception failure) {
    command.getErr().println(BrokerErrors.startFailed(failure));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
