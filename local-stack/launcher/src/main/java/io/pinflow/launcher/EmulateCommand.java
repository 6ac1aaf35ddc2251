package io.pinflow.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code pinflow emulate}: post into a running stack like users do. */
@Command(
    name = "emulate",
    mixinStandardHelpOptions = true,
    description = {
      "Post into the running stack like users do: over HTTP to Kafka or Kinesis, or as rows of the"
          + " database.",
      "Every other option is the emulator's: --rate R, --count N, --duration S, --seed S,"
          + " --concurrency C, --data DIR, --mess FRACTION, …"
    },
    footer =
        "See them all with: java -jar emulator/target/pinflow-emulator-*-all.jar emulate --help")
final class EmulateCommand implements Callable<Integer> {
  private static final int HEAP = 256;

  /** Where to post. */
  enum Target {
    REST,
    KINESIS,
    DATABASE
  }

  @Mixin private HomeOption option;

  @Option(
      names = "--to",
      paramLabel = "rest|kinesis|database",
      required = true,
      description = "Where to post.")
  private Target target;

  @Unmatched private List<String> emulatorOptions = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Home home = option.home();
    Names names = new Names(home.userId());
    List<String> address = address(home);
    List<String> arguments =
        new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
    arguments.add(Installation.current().runnableJar("emulator").toString());
    arguments.addAll(
        List.of(
            "emulate",
            "--to",
            target.name().toLowerCase(Locale.ROOT),
            "--user-id",
            names.userId()));
    arguments.addAll(address);
    arguments.addAll(emulatorOptions);
    return run(new ProcessStarter(home).java(HEAP, arguments), Secrets.of(home));
  }

  private List<String> address(Home home) {
    if (target == Target.DATABASE) {
      String url = HomeDatabase.of(home, null).jdbcUrl(StackPorts.of(home).database());
      return List.of("--jdbc-url", url, "--user", DatabaseEngine.USER);
    }
    LiveAddresses addresses = LiveAddresses.of(home);
    if (!Ports.answers(addresses.gateway())) {
      throw Problem.usage(
          "Cannot post because the gateway of "
              + home.root()
              + " does not run. Start it with 'pinflow up --live --home "
              + home.root()
              + "'.");
    }
    return List.of("--url", addresses.gatewayAddress().toString());
  }

  /** On this terminal, so that its bars show and Ctrl-C reaches it; it then ends by itself. */
  private static int run(List<String> command, Secrets secrets) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("PINFLOW_DATABASE_PASSWORD", secrets.databasePassword());
    try {
      Process emulator = builder.start();
      Thread wait = new Thread(() -> awaitEnd(emulator), "await-emulator");
      Runtime.getRuntime().addShutdownHook(wait);
      return emulator.waitFor();
    } catch (IOException e) {
      throw Problem.failed("Cannot start the emulator: " + e.getMessage() + ".", e);
    }
  }

  private static void awaitEnd(Process emulator) {
    emulator.toHandle().destroy();
    emulator.onExit().join();
  }
}
