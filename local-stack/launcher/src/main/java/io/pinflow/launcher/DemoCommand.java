package io.pinflow.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow demo}: the main job from nothing. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Run the main job: database, topics, cleaning, S3, Delta, queries, report; or with --live"
            + " the live path: posts over HTTP, through Kafka and Kinesis, into Delta. Ends with"
            + " nothing running.")
final class DemoCommand implements Callable<Integer> {
  @Mixin private StackOptions stack;
  @Mixin private Dataset dataset;
  @Mixin private QueryOptions queries;
  @Mixin private LiveOptions live;
  @Mixin private LiveDemoOptions liveDemo;

  @Override
  public Integer call() throws InterruptedException {
    if (live.isLive()) {
      return new LiveDemo(stack, live, liveDemo, dataset).run();
    }
    return new Demo(stack, queries, dataset).run();
  }
}
