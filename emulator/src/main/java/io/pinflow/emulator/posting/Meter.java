package io.pinflow.emulator.posting;

import io.pinflow.emulator.posting.Answer.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts what is sent and how long answers take; thread-safe. */
public final class Meter {
  private static final int NANOS_OF_A_MICRO = 1_000;

  private final Notes notes;
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<String, Long> troubles = new TreeMap<>();
  private final Map<String, Long> malformed = new TreeMap<>();
  private long start = System.nanoTime();
  private long partsDone;
  private long retries;

  /** A meter of posts whose parts have these names. */
  public Meter(List<String> parts, Notes notes) {
    this.notes = notes;
    for (String part : parts) {
      lanes.add(new Lane(part));
    }
  }

  /** The clock begins anew: all is ready, the posting starts. */
  public synchronized void begin() {
    start = System.nanoTime();
  }

  /** A part of a post is done without a request: there is no such row. */
  synchronized void passed() {
    partsDone++;
  }

  /** A part of a post is done; the latency is in nanoseconds. */
  synchronized void done(int part, Delivery delivery, long latency) {
    partsDone++;
    Lane lane = lanes.get(part);
    lane.latencies.recordValue(Math.max(0, latency / NANOS_OF_A_MICRO));
    delivery.malformation().ifPresent(how -> malformed.merge(how.kind(), 1L, Long::sum));
    Answer answer = delivery.answer();
    if (answer.verdict() == Verdict.ACCEPTED) {
      lane.accepted++;
    } else if (answer.verdict() == Verdict.REFUSED && delivery.malformation().isPresent()) {
      lane.refused++;
    } else {
      lane.failed++;
      troubles.merge(answer.trouble(), 1L, Long::sum);
      notes.failed(lane.name, answer);
    }
  }

  /** An attempt did not succeed and is made again. */
  synchronized void retrying(Answer answer) {
    retries++;
    notes.retrying(answer);
  }

  /** How it stands. */
  public synchronized Snapshot snapshot() {
    List<Snapshot.Part> parts = lanes.stream().map(Lane::snapshot).toList();
    return new Snapshot(
        System.nanoTime() - start,
        partsDone / lanes.size(),
        parts,
        retries,
        new LinkedHashMap<>(troubles),
        new LinkedHashMap<>(malformed));
  }

  private static final class Lane {
    private final String name;
    private final Histogram latencies = new Histogram(3);
    private long accepted;
    private long refused;
    private long failed;

    Lane(String name) {
      this.name = name;
    }

    Snapshot.Part snapshot() {
      return new Snapshot.Part(name, accepted, refused, failed, latencies.copy());
    }
  }
}
