package io.pinflow.analytics.tables;

import io.delta.storage.LocalLogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Commits of Delta tables on a disk of this machine: of several writers of one version exactly one
 * wins, whatever engine, thread or process they are.
 *
 * <p>Delta's own store for local files asks whether the version is there and then renames onto it,
 * under a lock of one instance. Spark and Delta's kernel each have an instance, and each process
 * has its own, so two of them can both be told that they committed, and the first one's rows are
 * gone. A hard link is made or refused in one step by the file system itself.
 *
 * <p>Files of the log are written without Hadoop's checksums beside them: a checksum is a second
 * file, which a reader may find before or after it was replaced.
 */
public final class LinkingLogStore extends LocalLogStore {

  /** Settings that make Spark and Delta's kernel write local tables through this store. */
  public static final Map<String, String> SPARK_DEFAULTS =
      Map.of(
          "spark.delta.logStore.file.impl",
          LinkingLogStore.class.getName(),
          "spark.hadoop.io.delta.kernel.logStore.file.impl",
          LinkingLogStore.class.getName());

  /** Made by Delta, which asks for this constructor. */
  public LinkingLogStore(Configuration hadoop) {
    super(hadoop);
  }

  /**
   * Writes one file of a log, visible all or not at all.
   *
   * @param overwrite whether a file of that name is replaced
   * @throws FileAlreadyExistsException when it is not replaced and another writer was quicker
   * @throws IOException when the disk refuses, or has no hard links
   */
  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    java.nio.file.Path file = local(path);
    java.nio.file.Path written = local(createTempPath(path));
    try {
      Files.write(written, () -> asSequences(actions));
      if (overwrite) {
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        link(file, written);
      }
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void link(java.nio.file.Path file, java.nio.file.Path written) throws IOException {
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException quicker) {
      throw quicker;
    } catch (UnsupportedOperationException | FileSystemException e) {
      throw new IOException(
          "Cannot commit "
              + file
              + ": its file system makes no hard link ("
              + e.getMessage()
              + "), without which two writers could take the same version. Keep Delta tables on a"
              + " disk that has them, such as ext4, xfs, APFS or NTFS.",
          e);
    }
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  private static Iterator<CharSequence> asSequences(Iterator<String> actions) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return actions.hasNext();
      }

      @Override
      public CharSequence next() {
        return actions.next();
      }
    };
  }
}
