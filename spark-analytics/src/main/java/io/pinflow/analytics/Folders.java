package io.pinflow.analytics;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;

/** Looks into folders wherever they are. */
public final class Folders {

  private final Configuration configuration;

  /** Looks with the session's Hadoop configuration. */
  public Folders(SparkSession spark) {
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /** Whether there is anything in a folder of the input. */
  public boolean landed(Location folder) {
    try {
      return exists(folder);
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableInput(folder.text(), e);
    }
  }

  /** The files of a folder of the input and the folders in it, as Spark would list them. */
  List<LandedFile> landedFiles(Location folder, String ending) {
    Path path = new Path(folder.text());
    List<LandedFile> found = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> files = fileSystem(path).listFiles(path, true);
      while (files.hasNext()) {
        LocatedFileStatus file = files.next();
        String name = file.getPath().getName();
        if (name.endsWith(ending) && !name.startsWith(".") && !name.startsWith("_")) {
          found.add(
              new LandedFile(
                  file.getPath().toString(),
                  Instant.ofEpochMilli(file.getModificationTime()),
                  file.getLen()));
        }
      }
      return found;
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableInput(folder.text(), e);
    }
  }

  /** Whether a Delta table is there; a log without a version, of a write that died, is none. */
  public boolean isDeltaTable(Location folder) {
    Location log = folder.resolve("_delta_log");
    try {
      return exists(log.resolve("00000000000000000000.json"))
          || exists(log.resolve("_last_checkpoint"));
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(folder.text(), e);
    }
  }

  /** Whether a stream with this checkpoint has finished a batch. */
  public boolean hasFinishedBatches(Location checkpoint) {
    Location commits = checkpoint.resolve("commits");
    try {
      return exists(commits) && files(commits).length > 0;
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(checkpoint.text(), e);
    }
  }

  /** The newest version of a Delta table, -1 where there is none. */
  public long deltaVersion(Location folder) {
    if (!isDeltaTable(folder)) {
      return -1;
    }
    try {
      long newest = -1;
      for (FileStatus file : files(folder.resolve("_delta_log"))) {
        String name = file.getPath().getName();
        if (name.matches("\\d{20}\\.json")) {
          newest = Math.max(newest, Long.parseLong(name.substring(0, 20)));
        }
      }
      return newest;
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(folder.text(), e);
    }
  }

  /** Writes a whole file; readers see the old one or the new one. */
  public void write(Location file, byte[] content) {
    try {
      if (file.local()) {
        LocalFiles.replace(file.path(), content);
      } else {
        Path path = new Path(file.text());
        try (var out = fileSystem(path).create(path, true)) {
          out.write(content);
        }
      }
    } catch (IOException e) {
      throw AnalyticsErrors.unwritableResult(file.text(), e);
    }
  }

  /** Whether a file of the results is there. */
  public boolean isFile(Location file) {
    try {
      return exists(file);
    } catch (IOException e) {
      throw AnalyticsErrors.unwritableResult(file.text(), e);
    }
  }

  /** The content of a file, empty where there is none. */
  public byte[] read(Location file) {
    Path path = new Path(file.text());
    try {
      FileSystem files = fileSystem(path);
      if (!files.exists(path)) {
        return new byte[0];
      }
      try (var in = files.open(path)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw AnalyticsErrors.unwritableResult(file.text(), e);
    }
  }

  /** When a file was written, in milliseconds since 1970; empty where there is none. */
  public OptionalLong written(Location file) {
    Path path = new Path(file.text());
    try {
      return OptionalLong.of(fileSystem(path).getFileStatus(path).getModificationTime());
    } catch (FileNotFoundException none) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(file.text(), e);
    }
  }

  /** Removes a file; none is fine. */
  public void remove(Location file) {
    Path path = new Path(file.text());
    try {
      fileSystem(path).delete(path, false);
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(file.text(), e);
    }
  }

  /** The names of what is in a folder, none where there is no folder. */
  public List<String> names(Location folder) {
    try {
      return exists(folder)
          ? Arrays.stream(files(folder)).map(file -> file.getPath().getName()).toList()
          : List.of();
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(folder.text(), e);
    }
  }

  /** Removes a folder and all that is in it; none is fine. */
  public void removeAll(Location folder) {
    Path path = new Path(folder.text());
    try {
      fileSystem(path).delete(path, true);
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableTables(folder.text(), e);
    }
  }

  private boolean exists(Location folder) throws IOException {
    Path path = new Path(folder.text());
    return fileSystem(path).exists(path);
  }

  private FileStatus[] files(Location folder) throws IOException {
    Path path = new Path(folder.text());
    return fileSystem(path).listStatus(path);
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }
}
