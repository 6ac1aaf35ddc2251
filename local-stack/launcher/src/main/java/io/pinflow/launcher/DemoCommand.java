package io.pinflow.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow demo}: the main job from nothing. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Run the main job: database, topics, cleaning, S3, Delta, queries, report. Ends with nothing running.")
final class DemoCommand implements Callable<Integer> {
  @Mixin private StackOptions stack;
  @Mixin private Dataset dataset;
  @Mixin private QueryOptions queries;

  @Override
  public Integer call() throws InterruptedException {
    return new Demo(stack, queries, dataset).run();
  }
}
