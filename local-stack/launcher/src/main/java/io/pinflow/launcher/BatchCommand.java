package io.pinflow.launcher;

import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow batch}: merge what has landed and run the queries. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description =
        "Merge what has landed since the last run into the Delta tables, run the queries, write the report.")
final class BatchCommand implements Callable<Integer> {
  @Mixin private HomeOption option;

  @Mixin private QueryOptions queries;

  @Mixin private BatchOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Home home = option.home();
    Names names = new Names(home.userId());
    List<String> arguments = new ArrayList<>(queries.arguments());
    arguments.addAll(options.arguments());
    return home.exclusively(() -> run(home, names, arguments));
  }

  private int run(Home home, Names names, List<String> arguments) throws InterruptedException {
    StackPorts ports = StackPorts.of(home);
    if (!Ports.answers(ports.s3())) {
      throw Problem.usage(
          "Cannot read the bucket because the stack of "
              + home.root()
              + " does not run. Start it with 'pinflow up --home "
              + home.root()
              + "'.");
    }
    Analytics analytics =
        new Analytics(home, names, Installation.current(), new ProcessStarter(home));
    Secrets secrets = Secrets.of(home);
    if (options.isDryRun()) {
      plan(analytics, ports, secrets, arguments);
      return 0;
    }
    FileTime before = home.lastAnswered();
    try (ProgressDisplay display = ProgressDisplay.fitting()) {
      home.forgetPipeline();
      analytics.batch(ports, secrets, arguments, display);
    } finally {
      // A batch that ends with an error over its expectations has answered all the same.
      if (!home.lastAnswered().equals(before)) {
        analytics.report();
      }
    }
    System.out.println("Report  " + home.report());
    System.out.println("Results " + home.results());
    return 0;
  }

  private static void plan(
      Analytics analytics, StackPorts ports, Secrets secrets, List<String> arguments)
      throws InterruptedException {
    try (ProgressDisplay display = ProgressDisplay.fitting()) {
      analytics.plan(ports, secrets, arguments, display);
    }
  }
}
