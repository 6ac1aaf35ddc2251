package io.pinflow.benchmark.emulator;

import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Project;
import io.pinflow.benchmark.Volume;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.files.JsonRows;
import io.pinflow.emulator.files.PostsWriter;
import io.pinflow.emulator.generator.GeneratedPosts;
import io.pinflow.emulator.progress.Progress;
import io.pinflow.emulator.progress.ProgressMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Generates posts; the ceiling is writing their bytes, which are there already. */
@Command(
    name = "generator",
    description = "Generating posts against writing the same bytes.",
    mixinStandardHelpOptions = true)
public final class GeneratorBenchmark implements Callable<Integer> {
  private static final int ROWS = 100_000;
  private static final long SEED = 100;

  @Mixin private MeasureOptions options = new MeasureOptions();

  private GeneratedPosts posts;
  private Path folder;
  private List<byte[]> files;
  private Volume volume;

  public static void main(String[] arguments) {
    System.exit(Program.run(new GeneratorBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    int rows = options.rows(ROWS);
    posts = new GeneratedPosts(SEED, rows);
    folder = Project.here().emptyFolder("generator");
    volume = new Volume(posts.totalRows(), 0);
    generateToFiles();
    files = read();
    volume = new Volume(posts.totalRows(), files.stream().mapToLong(file -> file.length).sum());
    options.measure(
        "generator",
        rows,
        List.of(
            new Comparison(
                Contender.of("the same bytes to files", this::writeBytes),
                List.of(
                    Contender.of("generate to files, all processors", this::generateToFiles),
                    Contender.of("generate to nowhere, one thread", this::generateToNowhere)))));
    Project.delete(folder);
    return 0;
  }

  private Volume writeBytes() throws IOException {
    for (int index = 0; index < files.size(); index++) {
      Files.write(folder.resolve("bytes-" + index), files.get(index));
    }
    return volume;
  }

  private Volume generateToFiles() throws EmulatorException {
    try (Progress none = ProgressMode.begin(ProgressMode.NONE, "generate", posts.totalRows())) {
      new PostsWriter(posts, folder, none).write();
    }
    return volume;
  }

  private Volume generateToNowhere() throws IOException {
    try (JsonRows rows = new JsonRows(OutputStream.nullOutputStream())) {
      for (RawTable table : RawTable.values()) {
        for (int post = 0; post < posts.posts(); post++) {
          rows.write(posts.row(table, post));
        }
      }
    }
    return volume;
  }

  private List<byte[]> read() throws IOException {
    List<byte[]> read = new ArrayList<>();
    for (RawTable table : RawTable.values()) {
      read.add(Files.readAllBytes(folder.resolve(table.fileName())));
    }
    return read;
  }
}
