package io.pinflow.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The live path from nothing: posts by REST and by Kinesis through the gateway, cleaned in flight,
 * in the Delta tables seconds later; ends when every post is where it belongs.
 */
final class LiveDemo {
  private static final long MEBIBYTE = 1024L * 1024L;
  private static final long SPACE = 1500 * MEBIBYTE;
  private static final long WAIT_MILLIS = 100;

  private final StackOptions options;
  private final LiveOptions liveOptions;
  private final LiveDemoOptions demoOptions;
  private final Dataset dataset;
  private final Installation installation = Installation.current();

  LiveDemo(
      StackOptions options, LiveOptions liveOptions, LiveDemoOptions demoOptions, Dataset dataset) {
    this.options = options;
    this.liveOptions = liveOptions;
    this.demoOptions = demoOptions;
    this.dataset = dataset;
  }

  int run() throws InterruptedException {
    dataset.check();
    demoOptions.check();
    liveOptions.check();
    Names names = options.names();
    Home home = options.home();
    return home.exclusively(() -> run(home, names));
  }

  private int run(Home home, Names names) throws InterruptedException {
    boolean newHome = !home.exists();
    home.open(names.userId());
    Stack.stop(home);
    home.requireFreeSpace(SPACE);
    StackPorts ports = StackPorts.choose(options);
    ports.writeTo(home);
    LiveAddresses addresses = liveOptions.choose();
    addresses.writeTo(home);
    Stack stack = new Stack(home, names, options.database(home), ports, installation);
    LiveServers servers = new LiveServers(home, names, stack, addresses, installation);
    System.out.println(
        "Pinflow live: "
            + demoOptions.rate()
            + " posts a second for "
            + demoOptions.seconds()
            + " s by REST and as many by Kinesis, through the gateway into Delta."
            + System.lineSeparator()
            + "Everything lives in "
            + home.root());
    try (ShutdownGuard guard = new ShutdownGuard(home)) {
      LiveDemoSummary summary = carry(new Parts(home, names, stack, servers), newHome);
      guard.stopStack();
      summary.print(System.out);
      printPlaces(home);
      return summary.addsUp() ? 0 : 1;
    }
  }

  private LiveDemoSummary carry(Parts parts, boolean newHome) throws InterruptedException {
    try (ProgressDisplay display = ProgressDisplay.fitting();
        StackStart start = new StackStart(parts.stack(), 1)) {
      display.say("Starting Kafka, the cleaner, Kinesis and the gateway …");
      StackStart.await(start.startLive(parts.servers()));
      start.awaitAll();
      if (!newHome) {
        display.say("Bringing in what an earlier run left …");
        parts.run(parts.job(installation), LiveJobOptions.whatIsThere());
      }
      display.say("Starting the Spark job …");
      LiveJob job = parts.job(installation);
      CompletableFuture<Void> running =
          start.run(() -> parts.run(job, LiveJobOptions.everything()));
      awaitReady(job, running);
      Map<String, LiveDemoCounts> counts = post(parts, start, job, running, display);
      job.stop();
      StackStart.await(running);
      return new LiveDemoSummary(counts, newHome);
    }
  }

  private static void awaitReady(LiveJob job, CompletableFuture<Void> running)
      throws InterruptedException {
    while (!job.counts().isReady()) {
      if (running.isDone()) {
        StackStart.await(running);
        throw Problem.failed("Cannot go on because the live job ended by itself.");
      }
      Thread.sleep(WAIT_MILLIS);
    }
  }

  private Map<String, LiveDemoCounts> post(
      Parts parts,
      StackStart start,
      LiveJob job,
      CompletableFuture<Void> running,
      ProgressDisplay display)
      throws InterruptedException {
    Posting rest = parts.posting("rest", installation);
    Posting kinesis = parts.posting("kinesis", installation);
    rest.forgetLast();
    kinesis.forgetLast();
    LiveAddresses addresses = parts.servers().addresses();
    try (Flow flow = Flow.sinceNow(parts.names(), parts.stack().ports().kafka())) {
      CompletableFuture<Void> byRest = start.run(() -> rest.run(addresses, arguments("drawn")));
      CompletableFuture<Void> byKinesis =
          start.run(() -> kinesis.run(addresses, arguments("sequential")));
      Runnable health =
          () -> {
            List.of(byRest, byKinesis, running).forEach(StackStart::check);
            parts.stack().requireAlive();
          };
      return new LiveFollower(
              rest, kinesis, flow, job.counts(), demoOptions.posts(), display, health)
          .follow(() -> byRest.isDone() && byKinesis.isDone());
    }
  }

  /** Both doors post the same posts in different orders, so that some come by both. */
  private List<String> arguments(String order) {
    List<String> arguments = new ArrayList<>(demoOptions.arguments());
    arguments.addAll(List.of("--order", order, "--loop"));
    arguments.addAll(dataset.postingArguments());
    return arguments;
  }

  private static void printPlaces(Home home) {
    System.out.println();
    System.out.println(
        "Tables   " + home.tables() + " (Delta; what was refused is in the dead letter table)");
    System.out.println(
        "Posted   " + home.results() + "/posted-*.jsonl (each request with its answer)");
    System.out.println("Logs     " + home.logs());
  }

  /** What a run is made of. */
  private record Parts(Home home, Names names, Stack stack, LiveServers servers) {
    LiveJob job(Installation installation) {
      return new LiveJob(home, names, installation, stack.starter());
    }

    void run(LiveJob job, LiveJobOptions options) throws InterruptedException {
      job.run(
          stack.ports().kafka(),
          servers.addresses(),
          servers.addresses().keys(stack.secrets()),
          options);
    }

    Posting posting(String door, Installation installation) {
      return new Posting(door, home, names, installation, stack.starter());
    }
  }
}
