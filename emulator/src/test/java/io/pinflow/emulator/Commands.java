package io.pinflow.emulator;

/** Runs the emulator as its users do, for tests of other packages. */
public final class Commands {
  private Commands() {}

  public static int run(String... arguments) {
    return EmulatorMain.commandLine(stop -> {}).execute(arguments);
  }
}
