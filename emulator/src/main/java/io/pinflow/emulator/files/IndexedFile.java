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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file of JSON lines whose rows are read by key; of equal keys the first counts. Thread-safe. */
public final class IndexedFile implements AutoCloseable {
  private final RawTable table;
  private final Path file;
  private final FileChannel channel;
  private final Map<Integer, Place> places;

  private IndexedFile(RawTable table, Path file, FileChannel channel, Map<Integer, Place> places) {
    this.table = table;
    this.file = file;
    this.channel = channel;
    this.places = places;
  }

  /**
   * Reads the whole file once.
   *
   * @throws EmulatorException if it can't be read or a line is no row of its table
   */
  public static IndexedFile open(RawTable table, Path file) throws EmulatorException {
    Map<Integer, Place> places = places(table, file);
    try {
      return new IndexedFile(table, file, FileChannel.open(file), places);
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
  }

  private static Map<Integer, Place> places(RawTable table, Path file) throws EmulatorException {
    RowParser parser = new RowParser(table);
    Map<Integer, Place> places = new TreeMap<>();
    long number = 1;
    try (LineReader lines = new LineReader(Files.newInputStream(file))) {
      for (; lines.next(); number++) {
        Row row = parser.row(lines.buffer(), lines.start(), lines.length());
        places.putIfAbsent(
            (Integer) row.values().get(0), new Place(lines.position(), lines.length()));
      }
    } catch (NotARowException e) {
      throw EmulatorErrors.brokenLine(file, number, e.getMessage());
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
    return places;
  }

  /** The keys of all rows, in order. */
  public int[] keys() {
    return places.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The row of a key, if there is one.
   *
   * @throws EmulatorException if the file changed or can't be read any more
   */
  public Optional<Row> row(int key) throws EmulatorException {
    Place place = places.get(key);
    return place == null ? Optional.empty() : Optional.of(row(place));
  }

  private Row row(Place place) throws EmulatorException {
    ByteBuffer line = ByteBuffer.allocate(place.length());
    try {
      while (line.hasRemaining() && channel.read(line, place.offset() + line.position()) >= 0) {}
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

  private record Place(long offset, int length) {}
}
