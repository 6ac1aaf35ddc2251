package io.pinflow.emulator;

import io.pinflow.emulator.database.Database;
import io.pinflow.emulator.database.DatabaseTarget;
import io.pinflow.emulator.order.Order;
import io.pinflow.emulator.posting.Display;
import io.pinflow.emulator.posting.Emulation;
import io.pinflow.emulator.posting.Meter;
import io.pinflow.emulator.posting.Notes;
import io.pinflow.emulator.posting.RecordFile;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.posting.Schedule;
import io.pinflow.emulator.posting.Stop;
import io.pinflow.emulator.posting.Target;
import io.pinflow.emulator.posting.Watch;
import io.pinflow.emulator.progress.ProgressMode;
import io.pinflow.emulator.source.NumberedPosts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Posts rows one post after the other, as today's user_posting_emulation scripts do. */
@Command(
    name = "emulate",
    description = {
      "Posts row after row: over HTTP to the Kafka REST proxy or Kinesis, or into a database.",
      "Without options it does what user_posting_emulation.py does: random.seed(100), 0 or 1 s of"
          + " sleep, one row of each table, for ever.",
      "Ctrl-C ends it when what is under way is answered."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class EmulateCommand implements Callable<Integer> {
  private static final List<String> PARTS_OVER_HTTP = List.of("pin", "geo", "user");
  private static final List<String> PARTS_INTO_A_DATABASE = List.of("post");

  @Option(
      names = "--to",
      required = true,
      description = "Where posts go: ${COMPLETION-CANDIDATES}.")
  private TargetKind kind;

  @Mixin private HttpOptions http = new HttpOptions();
  @Mixin private PostOptions postOptions = new PostOptions();
  @Mixin private DatabaseOptions databaseOptions = new DatabaseOptions();
  @Mixin private PaceOptions pace = new PaceOptions();

  @Option(
      names = "--tries",
      defaultValue = "10",
      paramLabel = "N",
      description =
          "How often a request is sent before it counts as failed: after 5xx, 429, a timeout or no "
              + "connection, with growing pauses (default: ${DEFAULT-VALUE}).")
  private int tries;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Write a JSON line for each answered request.")
  private Path recordPath;

  @Option(names = "--progress", description = "How to show progress: ${COMPLETION-CANDIDATES}.")
  private ProgressMode mode;

  private final Stop stop = new Stop();
  private final Consumer<Stop> signals;

  /** Hands its stop to the one who hears of signals as soon as it runs. */
  EmulateCommand(Consumer<Stop> signals) {
    this.signals = signals;
  }

  @Override
  public Integer call() throws EmulatorException {
    check();
    signals.accept(stop);
    Display display = Display.of(mode, pace.total());
    Meter meter =
        new Meter(
            kind == TargetKind.DATABASE ? PARTS_INTO_A_DATABASE : PARTS_OVER_HTTP,
            new Notes(display::note));
    try (NumberedPosts posts = posts();
        RecordFile record =
            recordPath == null ? RecordFile.none() : RecordFile.create(recordPath)) {
      post(posts, record, display, meter);
    }
    return meter.snapshot().troubles().isEmpty() ? 0 : 1;
  }

  private void check() throws EmulatorException {
    pace.check();
    if (tries < 1) {
      throw EmulateErrors.invalid("--tries", tries, "1 or more");
    }
    if (kind == TargetKind.DATABASE) {
      http.requireNoMess();
    } else {
      http.check();
    }
  }

  private NumberedPosts posts() throws EmulatorException {
    return postOptions.posts(
        kind == TargetKind.DATABASE ? Optional.empty() : databaseOptions.database());
  }

  private void post(NumberedPosts posts, RecordFile record, Display display, Meter meter)
      throws EmulatorException {
    Retries retries = new Retries(tries, stop, meter);
    try (Target target = target(posts, retries)) {
      Order order = postOptions.order(posts, kind, usualFirst(posts));
      meter.begin();
      Schedule schedule = pace.schedule(order, target.parts().size(), stop);
      Emulation emulation = new Emulation(schedule, target, meter, record, stop);
      try (Watch watch = new Watch(meter, record, display, stop)) {
        watch.begin();
        emulation.run(pace.workers(kind));
      }
    }
  }

  private Target target(NumberedPosts posts, Retries retries) throws EmulatorException {
    if (kind != TargetKind.DATABASE) {
      return http.target(kind, posts, postOptions.seed(), retries);
    }
    Database database = databaseOptions.required();
    database.createTables();
    return new DatabaseTarget(posts, database, retries);
  }

  private int usualFirst(NumberedPosts posts) throws EmulatorException {
    if (kind != TargetKind.DATABASE) {
      return 0;
    }
    OptionalInt largest = DatabaseTarget.largestKey(databaseOptions.required());
    return largest.isPresent() ? posts.numberOf(largest.getAsInt() + 1) : 0;
  }
}
