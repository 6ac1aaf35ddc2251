package io.pinflow.emulator.files;

import io.pinflow.emulator.EmulatorErrors;
import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.Posts;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Posts in a folder with raw_pin.jsonl, raw_geo.jsonl and raw_user.jsonl: one JSON object a line
 * with the table's columns as keys, in any order. Read line by line, never as a whole.
 */
public final class DataFolder implements Posts {
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  private DataFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The posts of a folder that holds all three files.
   *
   * @throws EmulatorException if the folder or one of the files is missing
   */
  public static DataFolder open(Path folder) throws EmulatorException {
    if (!Files.isDirectory(folder)) {
      throw EmulatorErrors.noFolder(folder);
    }
    for (RawTable table : RawTable.values()) {
      Path file = folder.resolve(table.fileName());
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw EmulatorErrors.noFile(file);
      }
    }
    return new DataFolder(folder);
  }

  /** The file with the rows of a table. */
  public Path file(RawTable table) {
    return folder.resolve(table.fileName());
  }

  @Override
  public RowSource rows(RawTable table) throws EmulatorException {
    return JsonLinesSource.open(table, file(table));
  }

  @Override
  public long totalRows() throws EmulatorException {
    long rows = 0;
    for (RawTable table : RawTable.values()) {
      rows += lines(file(table));
    }
    return rows;
  }

  private static long lines(Path file) throws EmulatorException {
    byte[] buffer = new byte[BUFFER];
    long lines = 0;
    byte last = '\n';
    try (InputStream input = Files.newInputStream(file)) {
      for (int length = input.read(buffer); length > 0; length = input.read(buffer)) {
        lines += newlines(buffer, length);
        last = buffer[length - 1];
      }
    } catch (IOException e) {
      throw EmulatorErrors.unreadable(file, e);
    }
    return last == '\n' ? lines : lines + 1;
  }

  private static long newlines(byte[] buffer, int length) {
    long count = 0;
    for (int index = 0; index < length; index++) {
      if (buffer[index] == '\n') {
        count++;
      }
    }
    return count;
  }
}
