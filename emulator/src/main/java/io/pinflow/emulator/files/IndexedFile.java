package io.pinflow.emulator.files;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of JSON lines whose rows are read by key; of equal keys the first counts. Thread-safe. */
public final class IndexedFile implements AutoCloseable {
  private final RawTable table;
  private final Path file;
  private final FileChannel channel;
  private final LineIndex index;

  private IndexedFile(RawTable table, Path file, FileChannel channel, LineIndex index) {
    this.table = table;
    this.file = file;
    this.channel = channel;
    this.index = index;
  }

  /**
   * Reads the whole file once.
   *
   * @throws EmulatorException if it can't be read or a line is no row of its table
   */
  public static IndexedFile open(RawTable table, Path file) throws EmulatorException {
    LineIndex index = index(table, file);
    try {
      return new IndexedFile(table, file, FileChannel.open(file), index);
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
  }

  private static LineIndex index(RawTable table, Path file) throws EmulatorException {
    RowParser parser = new RowParser(table);
    LineIndex index = new LineIndex();
    long number = 1;
    try (LineReader lines = new LineReader(Files.newInputStream(file))) {
      for (; lines.next(); number++) {
        Row row = parser.row(lines.buffer(), lines.start(), lines.length());
        index.add((Integer) row.values().get(0), lines.position(), lines.length());
      }
    } catch (NotARowException e) {
      throw EmulatorErrors.brokenLine(file, number, e.getMessage());
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
    index.complete();
    return index;
  }

  /** The keys of all rows, in order; equal ones as often as they occur. */
  public int[] keys() {
    return index.keys();
  }

  /**
   * The row of a key, if there is one.
   *
   * @throws EmulatorException if the file changed or can't be read any more
   */
  public Optional<Row> row(int key) throws EmulatorException {
    int line = index.line(key);
    return line < 0 ? Optional.empty() : Optional.of(read(line));
  }

  private Row read(int number) throws EmulatorException {
    ByteBuffer line = ByteBuffer.allocate(index.length(number));
    try {
      long offset = index.offset(number);
      while (line.hasRemaining() && channel.read(line, offset + line.position()) >= 0) {}
      return new RowParser(table).row(line.array(), 0, line.position());
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    } catch (NotARowException e) {
      throw EmulatorErrors.changedFile(file, e.getMessage());
    }
  }

  @Override
  public void close() throws EmulatorException {
    try {
      channel.close();
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
  }
}
