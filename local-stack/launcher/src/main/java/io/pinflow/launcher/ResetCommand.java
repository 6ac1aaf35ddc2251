package io.pinflow.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pinflow reset}: delete all state. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Stop the stack and delete all its state.")
final class ResetCommand implements Callable<Integer> {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".pinflow",
      description = "Folder of the stack (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() throws InterruptedException {
    Home home = new Home(folder);
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
