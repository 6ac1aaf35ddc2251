package io.pinflow.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow up}: start the servers and leave them running. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start the stack and leave it running until 'pinflow down'.")
final class UpCommand implements Callable<Integer> {
  @Mixin private StackOptions options;
  @Mixin private LiveOptions live;

  @Override
  public Integer call() throws InterruptedException {
    Names names = options.names();
    Home home = options.home();
    if (live.isLive()) {
      live.check();
    }
    return home.exclusively(() -> start(home, names));
  }

  private int start(Home home, Names names) throws InterruptedException {
    home.open(names.userId());
    Stack.stop(home);
    StackPorts ports = StackPorts.choose(options);
    ports.writeTo(home);
    Installation installation = Installation.current();
    Stack stack = new Stack(home, names, options.database(home), ports, installation);
    try (ShutdownGuard guard = new ShutdownGuard(home);
        StackStart start = new StackStart(stack, 1)) {
      System.out.println(
          "Starting database, Kafka, S3, cleaner and Connect"
              + (live.isLive() ? ", Kinesis and the gateway" : "")
              + " in "
              + home.root()
              + " …");
      CompletableFuture<Void> schema =
          start.after(start.startDatabase(), () -> createTables(home, stack));
      CompletableFuture<Void> connected = start.startConnectors(schema, schema, () -> {});
      if (live.isLive()) {
        LiveAddresses addresses = live.choose();
        addresses.writeTo(home);
        StackStart.await(
            start.startLive(new LiveServers(home, names, stack, addresses, installation)));
      }
      start.awaitAll();
      StackStart.await(connected);
      guard.release();
    }
    System.out.println(StatusCommand.describe(home, names));
    return 0;
  }

  /** The source needs its tables to be there, also before anything is posted. */
  private static void createTables(Home home, Stack stack) throws InterruptedException {
    new Load(home, stack, Installation.current(), new StageTimes()).createTables();
  }
}
