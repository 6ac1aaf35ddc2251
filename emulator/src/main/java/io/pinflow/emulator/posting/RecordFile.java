package io.pinflow.emulator.posting;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was sent and answered, one JSON object a line; thread-safe. May be absent. */
public final class RecordFile implements AutoCloseable {
  private final Path file;
  private final Optional<BufferedWriter> writer;

  private RecordFile(Path file, Optional<BufferedWriter> writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Keeps no record. */
  public static RecordFile none() {
    return new RecordFile(Path.of(""), Optional.empty());
  }

  /**
   * A new record, in place of an old one.
   *
   * @throws EmulatorException if it can't be written to
   */
  public static RecordFile create(Path file) throws EmulatorException {
    try {
      return new RecordFile(file, Optional.of(Files.newBufferedWriter(file)));
    } catch (IOException e) {
      throw EmulatorErrors.recordUnwritable(file, e);
    }
  }

  synchronized void add(List<RawTable> tables, Delivery delivery) throws EmulatorException {
    if (writer.isEmpty() || delivery.answer().status() == 0) {
      return;
    }
    try {
      for (RawTable table : tables) {
        writer.get().write(line(table, delivery));
      }
    } catch (IOException e) {
      throw EmulatorErrors.recordUnwritable(file, e);
    }
  }

  private static String line(RawTable table, Delivery delivery) {
    return "{\"table\":\""
        + table.shortName()
        + "\",\"ind\":"
        + delivery.ind()
        + ",\"malformed\":"
        + delivery.malformation().isPresent()
        + delivery.malformation().map(RecordFile::malformation).orElse("")
        + ",\"sent_ms\":"
        + delivery.sentMillis()
        + ",\"answered_ms\":"
        + delivery.answeredMillis()
        + ",\"status\":"
        + delivery.answer().status()
        + "}\n";
  }

  private static String malformation(Malformation how) {
    return ",\"kind\":\"" + how.kind() + "\",\"expected\":\"" + how.expected() + "\"";
  }

  /**
   * Lets others see what is recorded so far.
   *
   * @throws EmulatorException if it can't be written
   */
  public synchronized void flush() throws EmulatorException {
    if (writer.isPresent()) {
      try {
        writer.get().flush();
      } catch (IOException e) {
        throw EmulatorErrors.recordUnwritable(file, e);
      }
    }
  }

  @Override
  public synchronized void close() throws EmulatorException {
    if (writer.isPresent()) {
      try {
        writer.get().close();
      } catch (IOException e) {
        throw EmulatorErrors.recordUnwritable(file, e);
      }
    }
  }
}
