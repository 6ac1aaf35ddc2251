package io.pinflow.local.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one engine, held by at most one process, until it is closed or the process ends,
 * however it ends.
 */
final class Home implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path directory;
  private final FileLock lock;

  private Home(Path directory, FileLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static Home claim(Path directory, Engine engine) throws IOException, DatabaseException {
    Path home = directory.toAbsolutePath().normalize().resolve(engine.toString());
    Files.createDirectories(home);
    FileChannel channel =
        FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new DatabaseException(DatabaseErrors.inUse(home));
    }
    return new Home(home, lock);
  }

  Path directory() {
    return directory;
  }

  /** Binaries of one version: another version unpacks beside it. */
  Path binaries(String version) {
    return directory.resolve("binaries-" + version);
  }

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("server.log");
  }

  /** A file or folder in the making; it gets its real name when it is whole. */
  Path unfinished(String name) {
    return directory.resolve(name + ".unfinished");
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }
}
