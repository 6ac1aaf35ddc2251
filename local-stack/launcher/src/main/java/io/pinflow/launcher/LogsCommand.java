package io.pinflow.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pinflow logs}: show what a part has logged. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Show the log of a part, or which logs there are.")
final class LogsCommand implements Callable<Integer> {
  private static final long FOLLOW_MILLIS = 300;

  @Mixin private HomeOption option;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing what is added, until Ctrl-C.")
  private boolean follow;

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description =
          "database, kafka, s3, connect, cleaner, gateway, kinesis, load, live, batch or report.")
  private String part;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = option.home();
    home.userId();
    if (part == null) {
      available(home).forEach(System.out::println);
      return 0;
    }
    Path log = home.logs().resolve(part + ".log");
    if (!Files.exists(log)) {
      throw Problem.usage(
          "Invalid part: '" + part + "' has no log. Expected one of " + available(home) + ".");
    }
    show(log);
    return 0;
  }

  private void show(Path log) throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      copyRest(file);
      while (follow) {
        Thread.sleep(FOLLOW_MILLIS);
        copyRest(file);
      }
    }
  }

  private static void copyRest(RandomAccessFile file) throws IOException {
    byte[] buffer = new byte[8192];
    for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
      System.out.write(buffer, 0, read);
    }
    System.out.flush();
  }

  private static List<String> available(Home home) throws IOException {
    try (Stream<Path> files = Files.list(home.logs())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".log"))
          .map(name -> name.substring(0, name.length() - ".log".length()))
          .sorted()
          .toList();
    }
  }
}
