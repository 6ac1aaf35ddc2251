package io.pinflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pinflow report}: write the report again and open it. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Write the report from the results that are there, and open it where there is a desktop.")
final class ReportCommand implements Callable<Integer> {
  @Mixin private HomeOption option;

  @Option(names = "--no-open", description = "Only write it.")
  private boolean closed;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Home home = option.home();
    Names names = new Names(home.userId());
    if (!Files.exists(home.results().resolve("summary.json"))) {
      throw Problem.usage(
          "Cannot write a report because "
              + home.results()
              + " has no results yet. Make them with 'pinflow demo' or 'pinflow batch'.");
    }
    new Analytics(home, names, Installation.current(), new ProcessStarter(home)).report();
    System.out.println(home.report());
    if (!closed) {
      open(home.report());
    }
    return 0;
  }

  private static void open(Path report) throws IOException {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    boolean desktop =
        mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    Path opener = Path.of(mac ? "/usr/bin/open" : "/usr/bin/xdg-open");
    if (desktop && Files.isExecutable(opener)) {
      new ProcessBuilder(List.of(opener.toString(), report.toString())).start();
    }
  }
}
