package io.pinflow.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pinflow reset}: delete all state. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Stop the stack and delete all its state.")
final class ResetCommand implements Callable<Integer> {
  @Mixin private HomeOption option;

  @Override
  public Integer call() throws InterruptedException {
    Home home = option.home();
    if (!home.exists()) {
      System.out.println("Nothing to delete: no stack at " + home.root() + ".");
      return 0;
    }
    return home.exclusively(() -> delete(home));
  }

  private static int delete(Home home) {
    Stack.stop(home);
    home.delete();
    System.out.println("Deleted " + home.root() + ".");
    return 0;
  }
}
