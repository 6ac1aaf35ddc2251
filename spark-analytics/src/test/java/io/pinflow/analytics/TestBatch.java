package io.pinflow.analytics;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The batch by its command line, in the session of the tests. */
final class TestBatch {

  private final Path home;

  TestBatch(Path home) {
    this.home = home;
  }

  /**
   * What a run said.
   *
   * @param out its standard output
   * @param error its one line of failure
   */
  record Said(int exitCode, String out, String error) {}

  Said run(String... more) {
    StringWriter error = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      // The packaged job has picocli under another name, so nothing of it may be named here.
      int exitCode = AnalyticsMain.execute(new PrintWriter(error, true), arguments(more));
      return new Said(exitCode, out.toString(StandardCharsets.UTF_8), error.toString().strip());
    } finally {
      System.setOut(before);
    }
  }

  private String[] arguments(String... more) {
    List<String> arguments = new ArrayList<>(List.of("batch", "--user-id", "test"));
    arguments.addAll(List.of("--input", home.resolve("landing").toString()));
    arguments.addAll(List.of("--tables", home.resolve("delta").toString()));
    arguments.addAll(List.of("--checkpoints", home.resolve("checkpoints").toString()));
    arguments.addAll(List.of("--results", home.resolve("results").toString()));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--progress"))) {
      arguments.add("--progress=none");
    }
    return arguments.toArray(String[]::new);
  }
}
