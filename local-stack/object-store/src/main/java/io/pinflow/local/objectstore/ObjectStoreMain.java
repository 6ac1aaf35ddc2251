package io.pinflow.local.objectstore;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Serves S3 on loopback from a folder until it is told to stop. Clients sign with the access key in
 * the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY). Prints {@code
 * {"ready":true,"port":P}} on standard output once it serves. Exit codes: 0 stopped, 1 failed, 2
 * bad usage.
 */
@Command(
    name = "pinflow-local-object-store",
    description =
        "An S3 endpoint on loopback. Credentials: environment variables "
            + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    mixinStandardHelpOptions = true)
public final class ObjectStoreMain implements Callable<Integer> {

  @Option(
      names = "--directory",
      required = true,
      paramLabel = "DIR",
      description = "Where objects are kept, a folder for each bucket; made when missing.")
  private Path directory;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "Port on 127.0.0.1.")
  private int port;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "A bucket to make when it is missing; may be given more than once.")
  private List<String> buckets = List.of();

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  private static CommandLine commandLine() {
    return new CommandLine(new ObjectStoreMain())
        .setParameterExceptionHandler((failure, ignored) -> badUsage(failure))
        .setExecutionExceptionHandler((failure, command, ignored) -> failed(command, failure));
  }

  @Override
  public Integer call() throws Exception {
    AccessKey key = AccessKey.of(System.getenv());
    ObjectStore store = ObjectStore.start(directory, port, key, buckets);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(store, stopped), "pinflow-stop"));
    System.out.println("{\"ready\":true,\"port\":" + port + "}");
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private static void stop(ObjectStore store, CountDownLatch stopped) {
    store.stop();
    stopped.countDown();
  }

  private static int badUsage(CommandLine.ParameterException failure) {
    PrintWriter errors = failure.getCommandLine().getErr();
    errors.println(failure.getMessage() + ". See --help.");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(CommandLine command, Exception failure) {
    command.getErr().println(ObjectStoreErrors.startFailed(failure));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
