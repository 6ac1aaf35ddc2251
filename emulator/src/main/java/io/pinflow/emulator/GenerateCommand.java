package io.pinflow.emulator;

import io.pinflow.emulator.files.PostsWriter;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes generated posts to raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl. */
@Command(
    name = "generate",
    description = "Writes generated posts to raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Mixin private GeneratorOptions generator = new GeneratorOptions();

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path output;

  @Option(names = "--progress", description = "How to show progress: ${COMPLETION-CANDIDATES}.")
  private ProgressMode mode;

  @Override
  public Integer call() throws EmulatorException {
    GeneratedPosts posts = generator.posts();
    try (Progress progress = ProgressMode.begin(mode, "generate", posts.totalRows())) {
      new PostsWriter(posts, output, progress).write();
    }
    return 0;
  }
}
