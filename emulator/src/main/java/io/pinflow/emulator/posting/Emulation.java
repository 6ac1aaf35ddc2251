package io.pinflow.emulator.posting;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts by a schedule with a number of workers until the schedule ends or a stop is asked for. */
public final class Emulation {
  private final Schedule schedule;
  private final Target target;
  private final Meter meter;
  private final RecordFile record;
  private final Stop stop;

  public Emulation(Schedule schedule, Target target, Meter meter, RecordFile record, Stop stop) {
    this.schedule = schedule;
    this.target = target;
    this.meter = meter;
    this.record = record;
    this.stop = stop;
  }

  /**
   * Returns when all that was begun is answered.
   *
   * @throws EmulatorException if posts can't be read or the record can't be written; the other
   *     workers finish what they have begun
   */
  public void run(int workers) throws EmulatorException {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> works = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        works.add(threads.submit(this::work));
      }
      await(works);
    } finally {
      threads.shutdown();
    }
  }

  private static void await(List<Future<?>> works) throws EmulatorException {
    Throwable failure = null;
    for (Future<?> work : works) {
      try {
        work.get();
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw EmulatorErrors.interrupted("post");
      }
    }
    if (failure instanceof EmulatorException known) {
      throw known;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  private Void work() throws EmulatorException, InterruptedException {
    boolean complete = false;
    try {
      Optional<Task> task = schedule.next();
      while (task.isPresent()) {
        perform(task.get());
        task = schedule.next();
      }
      complete = true;
      return null;
    } finally {
      if (!complete) {
        stop.request();
      }
    }
  }

  private void perform(Task task) throws EmulatorException, InterruptedException {
    stop.waitUntil(task.due());
    // A post is sent whole or not at all: one that began before the stop is finished.
    if (stop.isBeforeStop(task.postDue())) {
      for (int part = task.firstPart(); part < task.endPart(); part++) {
        deliver(task, part);
      }
    }
  }

  private void deliver(Task task, int part) throws EmulatorException, InterruptedException {
    Optional<Delivery> delivery = target.deliver(new Sending(task.post(), task.row(), part));
    if (delivery.isEmpty()) {
      meter.passed();
      return;
    }
    List<RawTable> tables = target.parts().get(part);
    long begun = task.isScheduled() ? task.due() : delivery.get().sentNanos();
    record.add(tables, delivery.get());
    meter.done(part, delivery.get(), delivery.get().answeredNanos() - begun);
  }
}
