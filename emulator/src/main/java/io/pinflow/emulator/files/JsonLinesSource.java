package io.pinflow.emulator.files;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table's rows from a file of JSON lines; a line that is no row ends it with file, line and why.
 */
final class JsonLinesSource implements RowSource {
  private final Path file;
  private final LineReader lines;
  private final RowParser parser;
  private long line;

  private JsonLinesSource(RawTable table, Path file, LineReader lines) {
    this.file = file;
    this.lines = lines;
    parser = new RowParser(table);
  }

  static JsonLinesSource open(RawTable table, Path file) throws EmulatorException {
    try {
      return new JsonLinesSource(table, file, new LineReader(Files.newInputStream(file)));
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
  }

  @Override
  public Row next() throws EmulatorException {
    try {
      line++;
      return lines.next() ? parser.row(lines.buffer(), lines.start(), lines.length()) : null;
    } catch (NotARowException e) {
      throw EmulatorErrors.brokenLine(file, line, e.getMessage());
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
  }

  @Override
  public void close() throws EmulatorException {
    try {
      lines.close();
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
  }
}
