package io.pinflow.emulator;

import io.pinflow.emulator.order.Order;
import io.pinflow.emulator.posting.Limits;
import io.pinflow.emulator.posting.PacedSchedule;
import io.pinflow.emulator.posting.Schedule;
import io.pinflow.emulator.posting.Stop;
import io.pinflow.emulator.posting.TurnSchedule;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How fast, how many and how long. */
final class PaceOptions {
  private static final int MAX_WORKERS = 2_000;
  private static final int WORKERS_AT_A_RATE = 64;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Posts a second, evenly spread, whatever the answers take; latencies count from the time "
              + "a request was due. Without it a turn begins with 0 or 1 s of sleep, as today's does.")
  private Double rate;

  @Option(names = "--count", paramLabel = "N", description = "End after so many posts.")
  private Long count;

  @Option(
      names = "--duration",
      paramLabel = "S",
      description = "End after so many seconds (default: for ever). What was due is sent.")
  private Double duration;

  @Option(
      names = "--concurrency",
      paramLabel = "C",
      description =
          "How many requests may wait for an answer at a time (default: 1; with --rate over HTTP "
              + WORKERS_AT_A_RATE
              + ").")
  private Integer concurrency;

  void check() throws EmulatorException {
    require("--rate", rate, rate == null || (rate > 0 && rate <= 1e6), "a number above 0");
    require("--count", count, count == null || count >= 0, "0 or more");
    require("--duration", duration, duration == null || duration >= 0, "0 or more");
    require(
        "--concurrency",
        concurrency,
        concurrency == null || (concurrency > 0 && concurrency <= MAX_WORKERS),
        "1 to " + MAX_WORKERS);
  }

  private static void require(String option, Object value, boolean valid, String expected)
      throws EmulatorException {
    if (!valid) {
      throw EmulateErrors.invalid(option, value, expected);
    }
  }

  /** How many posts there will be, -1 if that is open. */
  long total() {
    return limits().total(rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate));
  }

  /** How many workers to begin with: rows go into a database in order unless told otherwise. */
  int workers(TargetKind kind) {
    if (concurrency != null) {
      return concurrency;
    }
    return rate == null || kind == TargetKind.DATABASE ? 1 : WORKERS_AT_A_RATE;
  }

  Schedule schedule(Order order, int parts, Stop stop) {
    return rate == null
        ? new TurnSchedule(order, parts, limits(), stop)
        : new PacedSchedule(order, parts, limits(), stop, rate);
  }

  private Limits limits() {
    return new Limits(
        count == null ? OptionalLong.empty() : OptionalLong.of(count),
        duration == null ? OptionalDouble.empty() : OptionalDouble.of(duration));
  }
}
