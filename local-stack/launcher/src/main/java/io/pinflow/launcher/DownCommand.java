package io.pinflow.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow down}: stop what runs. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop the stack; its data stays.")
final class DownCommand implements Callable<Integer> {
  @Mixin private HomeOption option;

  @Override
  public Integer call() {
    Home home = option.home();
    if (!home.exists()) {
      System.out.println("Nothing to stop: no stack at " + home.root() + ".");
      return 0;
    }
    Stack.stop(home);
    System.out.println(
        "Stopped. The data stays in " + home.root() + "; 'pinflow reset' deletes it.");
    return 0;
  }
}
