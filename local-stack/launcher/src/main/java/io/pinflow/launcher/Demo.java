package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.pinflow.launcher.StageTimes.Stage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The main job: posts into the database, through topics and cleaner into the bucket, into the Delta
 * tables, the queries and the report; each stage begins as soon as what it needs is there.
 */
final class Demo {
  private static final long MEBIBYTE = 1024L * 1024L;
  private static final long SPACE_OF_SERVERS = 1500 * MEBIBYTE;

  private final StackOptions options;
  private final QueryOptions queryOptions;
  private final Dataset dataset;
  private final Installation installation = Installation.current();
  private final StageTimes times = new StageTimes();

  Demo(StackOptions options, QueryOptions queryOptions, Dataset dataset) {
    this.options = options;
    this.queryOptions = queryOptions;
    this.dataset = dataset;
  }

  int run() throws InterruptedException {
    dataset.check();
    Names names = options.names();
    Home home = options.home();
    return home.exclusively(() -> run(home, names));
  }

  private int run(Home home, Names names) throws InterruptedException {
    home.open(names.userId());
    Stack.stop(home);
    home.requireFreeSpace(SPACE_OF_SERVERS + dataset.spaceNeeded());
    dataset.bindTo(home);
    StackPorts ports = StackPorts.choose(options);
    ports.writeTo(home);
    try (ShutdownGuard guard = new ShutdownGuard(home)) {
      return run(
          home, names, new Stack(home, names, options.database(home), ports, installation), guard);
    }
  }

  private int run(Home home, Names names, Stack stack, ShutdownGuard guard)
      throws InterruptedException {
    System.out.println(
        "Pinflow: "
            + dataset.description()
            + " through "
            + options.database(home).label()
            + ", Kafka, Connect, S3 and Spark."
            + System.lineSeparator()
            + "Everything lives in "
            + home.root());
    DemoSummary outcome = carry(home, names, stack);
    outcome.lookInto(stack);
    guard.stopStack();
    outcome.print(System.out);
    return outcome.addsUp() ? 0 : 1;
  }

  private DemoSummary carry(Home home, Names names, Stack stack) throws InterruptedException {
    try (ProgressDisplay display = ProgressDisplay.fitting()) {
      Load load = new Load(home, stack, installation, times);
      Map<String, Flow.TableCounts> counts = flow(names, stack, load, display);
      Analytics analytics = new Analytics(home, names, installation, stack.starter());
      times.of(Stage.SPARK).start();
      JsonNode summary =
          analytics.batch(stack.ports(), stack.secrets(), queryOptions.arguments(), display);
      times.of(Stage.SPARK).stop();
      DemoSummary outcome = new DemoSummary(home, names, times, load, counts, summary);
      outcome.writeTo(home.pipeline(), options.database(home));
      times.of(Stage.REPORT).start();
      analytics.report();
      times.of(Stage.REPORT).stop();
      return outcome;
    }
  }

  private Map<String, Flow.TableCounts> flow(
      Names names, Stack stack, Load load, ProgressDisplay display) throws InterruptedException {
    times.of(Stage.START).start();
    try (StackStart start = new StackStart(stack, 1)) {
      CompletableFuture<Void> database = start.startDatabase();
      CompletableFuture<Void> loaded =
          start.after(
              database,
              () -> load.run(dataset.loadCommand(stack.commands().databaseUrl()), display));
      // Rows of files come in any order: the source, which reads by growing key, must not run
      // before all are in.
      CompletableFuture<Void> connected =
          start
              .startConnectors(
                  dataset.isFromFiles() ? loaded : start.kafka(),
                  database,
                  () -> times.of(Stage.SOURCE).start())
              .thenRun(() -> times.of(Stage.START).stop());
      StackStart.await(start.kafka());
      try (Flow flow = Flow.ofAll(names, stack.ports().kafka())) {
        Runnable health =
            () -> {
              start.check();
              StackStart.check(loaded);
              if (connected.isDone()) {
                stack.requireHealthy();
              }
            };
        new FlowFollower(flow, times, display, health).follow(load);
        StackStart.await(connected);
        return flow.counts();
      }
    }
  }
}
