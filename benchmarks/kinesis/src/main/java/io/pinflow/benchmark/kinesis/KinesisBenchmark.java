package io.pinflow.benchmark.kinesis;

import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.Comparison;
import io.pinflow.benchmark.Contender;
import io.pinflow.benchmark.MeasureOptions;
import io.pinflow.benchmark.Program;
import io.pinflow.benchmark.Volume;
import io.pinflow.local.testing.LocalKinesis;
import io.pinflow.spark.kinesis.SourceReading;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads a stream of two shards with the Spark source; the ceiling is calling GetRecords. */
@Command(
    name = "kinesis",
    description = "The Kinesis source for Spark against bare GetRecords calls.",
    mixinStandardHelpOptions = true)
public final class KinesisBenchmark implements Callable<Integer> {
  private static final int ROWS = 10_000;

  @Mixin private MeasureOptions options = new MeasureOptions();

  public static void main(String[] arguments) {
    System.exit(Program.run(new KinesisBenchmark(), arguments));
  }

  @Override
  public Integer call() throws Exception {
    int rows = options.rows(ROWS);
    try (LocalKinesis kinesis = LocalKinesis.start();
        FilledStream stream = new FilledStream(kinesis.endpoint())) {
      stream.fill(rows);
      SourceReading once = SourceReading.once(stream.options());
      SourceReading again = SourceReading.again(stream.options());
      Comparison comparison =
          new Comparison(
              Contender.of("call GetRecords", () -> checked(rows, stream.read())),
              List.of(
                  Contender.of("source, local mode", () -> checked(rows, once.read())),
                  Contender.of("source, executors read again", () -> checked(rows, again.read()))));
      options.measure("kinesis", rows, List.of(comparison));
    }
    return 0;
  }

  private static Volume checked(int rows, long[] read) {
    if (read[1] != rows) {
      throw BenchmarkErrors.wrongCount("records went missing", rows, read[1]);
    }
    return new Volume(rows, read[0]);
  }
}
