package io.pinflow.emulator.posting;

import io.pinflow.emulator.EmulatorException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows the meter on a display again and again, and flushes the record every second, on a thread of
 * its own. Closing shows the end.
 */
public final class Watch implements AutoCloseable {
  private static final double SECONDS_OF_A_RATE = 2;

  private final Meter meter;
  private final RecordFile record;
  private final Display display;
  private final Stop stop;
  private final Deque<Snapshot> recent = new ArrayDeque<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  public Watch(Meter meter, RecordFile record, Display display, Stop stop) {
    this.meter = meter;
    this.record = record;
    this.display = display;
    this.stop = stop;
  }

  /** Begins to show. */
  public void begin() {
    recent.add(meter.snapshot());
    repeat(this::show, display.interval());
    repeat(this::flush, 1_000);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // neither task ends before the clock is shut down
  private void repeat(Runnable task, long millis) {
    clock.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void show() {
    Snapshot now = meter.snapshot();
    while (recent.size() > 1 && now.seconds() - recent.getFirst().seconds() > SECONDS_OF_A_RATE) {
      recent.removeFirst();
    }
    display.show(now, now.rateSince(recent.getFirst()));
    recent.addLast(now);
  }

  private void flush() {
    try {
      record.flush();
    } catch (EmulatorException e) {
      display.note(e.getMessage());
      stop.request();
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    display.end(meter.snapshot());
  }
}
