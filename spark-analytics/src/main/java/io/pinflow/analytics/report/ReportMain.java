package io.pinflow.analytics.report;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the report of a result folder; exit code 0 done, 1 failed, 2 bad usage. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes one HTML file that shows the results of the queries; it needs no network.")
public final class ReportMain implements Callable<Integer> {

  @Option(
      names = "--results",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the results, as the batch job writes it.")
  private Path results;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The HTML file to write; replaced when it is there.")
  private Path output;

  private ReportMain() {}

  public static void main(String... arguments) {
    System.exit(execute(arguments));
  }

  /** Runs the command and gives its exit code. */
  public static int execute(String... arguments) {
    return new CommandLine(new ReportMain())
        .setParameterExceptionHandler(ReportMain::badUsage)
        .setExecutionExceptionHandler(ReportMain::failed)
        .execute(arguments);
  }

  private static int badUsage(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(problem.getMessage() + ". Try --help.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (problem instanceof ReportException) {
      command.getErr().println(problem.getMessage());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    throw problem;
  }

  @Override
  public Integer call() {
    Results read = new ResultFolder(results).read();
    write(new Page(read, folder()).html());
    return 0;
  }

  /** Where the results lie, as seen from the page. */
  private String folder() {
    Path page = output.toAbsolutePath().normalize().getParent();
    Path files = results.toAbsolutePath().normalize();
    if (!Objects.equals(page.getRoot(), files.getRoot())) {
      return files.toUri().toString();
    }
    return StreamSupport.stream(page.relativize(files).spliterator(), false)
        .map(part -> URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20"))
        .filter(part -> !part.isEmpty())
        .map(part -> part + "/")
        .collect(Collectors.joining());
  }

  private void write(String html) {
    Path file = output.toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.writeString(file.resolveSibling("." + file.getFileName() + ".part"), html);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ReportErrors.unwritable(file, e);
    }
  }
}
