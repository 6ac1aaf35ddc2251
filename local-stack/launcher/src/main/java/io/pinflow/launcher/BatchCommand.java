package io.pinflow.launcher;

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

  @Override
  public Integer call() throws InterruptedException {
    Home home = option.home();
    Names names = new Names(home.userId());
    return home.exclusively(() -> run(home, names));
  }

  private int run(Home home, Names names) throws InterruptedException {
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
    try (ProgressDisplay display = ProgressDisplay.fitting()) {
      home.forgetPipeline();
      analytics.batch(ports, Secrets.of(home), queries, display);
      analytics.report();
    }
    System.out.println("Report  " + home.report());
    System.out.println("Results " + home.results());
    return 0;
  }
}
