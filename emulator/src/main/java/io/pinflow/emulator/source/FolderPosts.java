package io.pinflow.emulator.source;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.files.DataFolder;
import io.pinflow.emulator.files.IndexedFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The posts of a folder in the order of their keys: post n has the n-th key of all keys of the
 * three files, so that with full tables the number is the key, as in the database. Kept on disk;
 * only where each row lies is in memory.
 */
public final class FolderPosts implements NumberedPosts {
  private final Map<RawTable, IndexedFile> files;
  private final int[] keys;

  private FolderPosts(Map<RawTable, IndexedFile> files) {
    this.files = files;
    keys =
        files.values().stream()
            .flatMapToInt(file -> Arrays.stream(file.keys()))
            .sorted()
            .distinct()
            .toArray();
  }

  /**
   * The posts of a folder that holds all three files, whose every line is a row.
   *
   * @throws EmulatorException if a file is missing or a line is no row of its table
   */
  public static FolderPosts open(Path folder) throws EmulatorException {
    DataFolder data = DataFolder.open(folder);
    Map<RawTable, IndexedFile> files = new EnumMap<>(RawTable.class);
    for (RawTable table : RawTable.values()) {
      files.put(table, IndexedFile.open(table, data.file(table)));
    }
    return new FolderPosts(files);
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Optional<Row> row(RawTable table, int number) throws EmulatorException {
    return files.get(table).row(keys[number]);
  }

  @Override
  public int numberOf(int key) {
    int found = Arrays.binarySearch(keys, key);
    return found < 0 ? -found - 1 : found;
  }

  @Override
  public void close() throws EmulatorException {
    for (IndexedFile file : files.values()) {
      file.close();
    }
  }
}
