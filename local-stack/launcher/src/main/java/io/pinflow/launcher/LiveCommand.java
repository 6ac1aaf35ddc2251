package io.pinflow.launcher;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow live}: follow streams and topics into the Delta tables until Ctrl-C. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description =
        "Run the live job over the running stack: streams and topics into the Delta tables, until"
            + " Ctrl-C.")
final class LiveCommand implements Callable<Integer> {
  private static final long REFRESH_MILLIS = 200;

  @Mixin private HomeOption option;
  @Mixin private LiveJobOptions jobOptions;

  @Override
  public Integer call() throws InterruptedException {
    Home home = option.home();
    Names names = new Names(home.userId());
    LiveAddresses addresses = LiveAddresses.of(home);
    StackPorts ports = StackPorts.of(home);
    if (!Ports.answers(ports.kafka())) {
      throw Problem.usage(
          "Cannot follow the topics because the stack of "
              + home.root()
              + " does not run. Start it with 'pinflow up --live --home "
              + home.root()
              + "'.");
    }
    Map<String, String> keys = addresses.keys(Secrets.of(home));
    LiveJob job = new LiveJob(home, names, Installation.current(), new ProcessStarter(home));
    System.out.println(
        "Following into "
            + home.tables()
            + " until Ctrl-C; the job's log is "
            + home.logs().resolve("live.log"));
    return follow(job, () -> job.run(ports.kafka(), addresses, keys, jobOptions));
  }

  private static int follow(LiveJob job, StackStart.Step run) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(job, ended), "stop-live"));
    CompletableFuture<Void> running = CompletableFuture.runAsync(() -> StackStart.perform(run));
    try (ProgressDisplay display = ProgressDisplay.fitting()) {
      LiveDisplay shown = new LiveDisplay(display);
      while (!running.isDone()) {
        shown.show(job.counts());
        Thread.sleep(REFRESH_MILLIS);
      }
      shown.show(job.counts());
      shown.finish();
      StackStart.await(running);
    } finally {
      System.out.println(summary(job.counts()));
      ended.countDown();
    }
    return 0;
  }

  /** Ctrl-C: the job finishes the micro-batch it is in, then this command says how far it came. */
  private static void end(LiveJob job, CountDownLatch ended) {
    job.stop();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String summary(LiveCounts counts) {
    StringBuilder text = new StringBuilder("Rows in the Delta tables:");
    for (String table : Names.TABLES) {
      LiveCounts.Count of = counts.of(table);
      text.append(
          String.format(
              Locale.ROOT,
              " %s %,d (%,d new, %,d changed)",
              table,
              of.rows(),
              of.inserted(),
              of.updated()));
    }
    return text + String.format(Locale.ROOT, "; set aside %,d.", counts.refused());
  }
}
